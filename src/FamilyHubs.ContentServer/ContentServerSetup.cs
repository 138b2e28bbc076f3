using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Delivery;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Feedback;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer;

/// <summary>The only registration of the content server.</summary>
public static partial class ContentServerSetup
{
    /// <param name="services">The website's services; a <see cref="TimeProvider"/> is among them.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="models">Makes the typed models that templates read.</param>
    /// <exception cref="ModelException">The content model is wrong.</exception>
    public static void AddContentServer(this IServiceCollection services, ContentServerOptions settings, IPublishedModels models)
    {
        var model = ModelFile.Read(settings.ModelFile);
        services.AddSingleton(settings).AddSingleton(model).AddSingleton(models);
        services.AddSingleton<Headstart>().AddSingleton<ContentStorage>().AddSingleton<PublishedReader>().AddSingleton(new SavedSite(settings.PublishedFile));
        AddMedia(services, settings);
        services.AddSingleton(provider => new LiveSite(model, models, provider.GetRequiredService<IPublishedSource>(), provider.GetRequiredService<SavedSite>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<LiveSite>>(),
            AfterSwap(provider.GetRequiredService<SearchIndex>(), [.. provider.GetServices<SiteFollower>()])));
        services.AddSingleton(provider => new SearchIndex(settings, provider.GetRequiredService<ILogger<SearchIndex>>(), provider.GetRequiredService<Headstart>())).AddSingleton(provider => new SiteSearch(provider.GetRequiredService<SearchIndex>()));
        services.AddSingleton(provider => new StoredQueries(settings, provider.GetRequiredService<SearchIndex>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<StoredQueries>>()));
        services.AddHostedService(provider => provider.GetRequiredService<StoredQueries>());
        services.AddSingleton(provider => new PageFeedback(settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Headstart>(), provider.GetRequiredService<ILogger<PageFeedback>>()));
        services.AddHostedService(provider => provider.GetRequiredService<PageFeedback>());
        services.AddScoped<ShownSite>().AddScoped(provider => provider.GetRequiredService<ShownSite>().Instead ?? provider.GetRequiredService<LiveSite>().Current.Noting(new Reads()));
        services.AddSingleton(new DeliveryDescription(model, settings.DeliveryApi));
        services.AddSingleton(provider => new DeliveryApi(settings.DeliveryApi, provider.GetRequiredService<DraftReader>(), provider.GetRequiredService<DeliveryDescription>(), model, provider.GetRequiredService<ApiKeys>()));
        services.AddSingleton<DocumentStore>().AddSingleton<Import>().AddSingleton<DraftReader>();
        services.AddSingleton(provider => new ContentStart(provider.GetRequiredService<ContentStorage>(), provider.GetRequiredService<LiveSite>(), provider.GetRequiredService<Import>(),
            provider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<ContentStart>>(), provider.GetRequiredService<Headstart>(), new FirstAdministrator(settings.Editor, provider.GetRequiredService<ContentStorage>(), provider.GetRequiredService<IServiceScopeFactory>())));
        AddSource(services, settings, model);
        services.AddHostedService<SourceFollower>();
        AddEditor(services, settings);
        services.AddHealthChecks().Add(new HealthCheckRegistration("content", provider => new ContentHealth(provider.GetRequiredService<LiveSite>()), HealthStatus.Degraded, ["ready"]));
    }

    /// <summary>What is derived from a publish, in the order in which it must be true: search, then the answers that are kept.</summary>
    private static Action<Guid, PublishedSite, SiteChange?, Reads?> AfterSwap(SearchIndex index, SiteFollower[] followers) => (database, site, change, changed) =>
    {
        index.Follow(database, site, change);
        foreach (var follow in followers) follow(site, changed);
    };

    /// <summary>The embedded content database, with the verbs that write it, or another server; then nothing is written here.</summary>
    private static void AddSource(IServiceCollection services, ContentServerOptions settings, ContentModel model)
    {
        services.AddSingleton<Jobs>().AddSingleton<ApiKeys>().AddSingleton<Webhooks>();
        services.AddSingleton(provider => new WebhookSender(provider.GetRequiredService<Webhooks>(), provider.GetRequiredService<ContentStorage>(), carrier: null,
            provider.GetRequiredService<Jobs>(), provider.GetRequiredService<Headstart>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WebhookSender>>()));
        if (settings.Umbraco is { } umbraco)
        {
            services.AddSingleton(provider => new UmbracoSource(umbraco, model, provider.GetRequiredService<MediaFiles>(),
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan },
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<UmbracoSource>>()));
            services.AddSingleton<IPublishedSource>(provider => provider.GetRequiredService<UmbracoSource>());
            return;
        }
        services.AddSingleton<IPublishedSource>(provider => provider.GetRequiredService<PublishedReader>());
        services.AddHostedService<Scheduler>().AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }

    public static void MapContentServer(this IEndpointRouteBuilder routes)
    {
        new ServeMedia(routes.ServiceProvider.GetRequiredService<MediaFiles>(), routes.ServiceProvider.GetRequiredService<RenditionFiles>()).Map(routes);
        routes.ServiceProvider.GetRequiredService<DeliveryApi>().Map(routes);
        if (routes.ServiceProvider.GetRequiredService<ContentServerOptions>().Umbraco?.WebhookSecret is { } secret) ReceiveWebhooks.Map(routes, routes.ServiceProvider.GetRequiredService<UmbracoSource>(), secret);
        else routes.MapPost(ReceiveWebhooks.Path, () => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "No webhooks are listened to here"));
        MapEditor(routes, routes.ServiceProvider.GetRequiredService<ContentServerOptions>());
    }
}
