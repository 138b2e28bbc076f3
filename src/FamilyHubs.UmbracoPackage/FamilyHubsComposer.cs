using FamilyHubs.UmbracoPackage.Installing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace FamilyHubs.UmbracoPackage;

/// <summary>Umbraco finds and runs this when it starts.</summary>
public sealed class FamilyHubsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton(_ => Seeds.Read());
        builder.Services.AddTransient<InstallDataTypes>().AddTransient<InstallDocumentTypes>().AddTransient<InstallMedia>().AddTransient<InstallDocuments>();
        builder.AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, InstallOnce>();
    }
}
