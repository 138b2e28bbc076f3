using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace FamilyHubs.UmbracoPackage.Installing;

/// <summary>
/// Installs once, when Umbraco has started and on one server of several. Each part by its key, so that a start that was cut
/// short is taken up again; nothing that is there is changed. A part that is refused stops the parts that need it.
/// </summary>
internal sealed class InstallOnce(
    InstallDataTypes dataTypes,
    InstallDocumentTypes documentTypes,
    InstallMedia media,
    InstallDocuments documents,
    IRuntimeState runtime,
    IServerRoleAccessor server,
    IKeyValueService values,
    IOptions<DeliveryApiSettings> deliveryApi,
    ILogger<InstallOnce> log) : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    internal const string Installed = "FamilyHubs.Installed";

    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        if (runtime.Level != RuntimeLevel.Run) return;
        foreach (var advice in Advice(deliveryApi.Value)) log.LogWarning("Family Hubs: {Advice}", advice);
        if (server.CurrentServerRole == ServerRole.Subscriber || values.GetValue(Installed) is not null) return;

        var report = new InstallReport();
        foreach (var install in new[] { dataTypes.RunAsync, documentTypes.RunAsync, media.RunAsync, (Func<InstallReport, Task>)documents.RunAsync })
        {
            if (report.IsWhole) await install(report);
        }
        if (report.IsWhole)
        {
            values.SetValue(Installed, "1");
            log.LogInformation("Family Hubs was installed. {Report}. Rebuild the index DeliveryApiContentIndex in the back office, under Examine Management.", report.ToString());
        }
        else
        {
            log.LogError("Family Hubs was not installed whole, and goes on where it stopped at the next start. {Report}", report.ToString());
        }
    }

    /// <summary>What an administrator must set before the website can read from here.</summary>
    internal static IEnumerable<string> Advice(DeliveryApiSettings settings)
    {
        if (!settings.Enabled) yield return "the Delivery API is switched off. Set Umbraco:CMS:DeliveryApi:Enabled to true, add .AddDeliveryApi() in Program.cs, and rebuild the index DeliveryApiContentIndex.";
        if (!settings.Media.Enabled) yield return "the Delivery API does not tell about media. Set Umbraco:CMS:DeliveryApi:Media:Enabled to true.";
        if (!settings.PublicAccess && string.IsNullOrEmpty(settings.ApiKey)) yield return "the Delivery API is closed and has no key. Set Umbraco:CMS:DeliveryApi:ApiKey, and the website's ContentSource:Umbraco:ApiKey to the same.";
        if (settings.RichTextOutputAsJson) yield return "rich text is sent as JSON, which the website does not read. Set Umbraco:CMS:DeliveryApi:RichTextOutputAsJson to false.";
    }
}
