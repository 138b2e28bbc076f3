using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.Media;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Editor.Writing;
using FamilyHubs.ContentServer.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer;

public static partial class ContentServerSetup
{
    /// <summary>Shows public pages with drafts laid over them below <c>/editor/preview</c>. It stands before routing and behind every cache.</summary>
    public static void UsePreview(this IApplicationBuilder site)
    {
        if (site.ApplicationServices.GetRequiredService<ContentServerOptions>().Editor.Enabled) site.UseMiddleware<ShowDrafts>().UseMiddleware<ShowShared>();
    }

    private static void AddContentScreens(IServiceCollection services) =>
        services.AddScoped<WaitingApprovals>().AddScoped<Approvers>().AddScoped<ApprovalMail>().AddScoped<Editor.Bundles.BundleMail>().AddSingleton<ShareLinks>().AddSingleton<WorkingCopies>().AddSingleton<OpenForms>().AddSingleton<Editor.Properties.BlockClipboard>().AddSingleton<MediaLibrary>().AddSingleton<LinkStates>().AddSingleton<LinkChecker>().AddHostedService(provider => provider.GetRequiredService<LinkChecker>()).AddSingleton<DocumentTree>().AddSingleton<Picks>().AddSingleton<PickedFiles>().AddSingleton<WritingHelp>().AddSingleton<Reminders>().AddHostedService(provider => provider.GetRequiredService<Reminders>());
}
