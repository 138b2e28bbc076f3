using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Editor;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website;
using FamilyHubs.Website.Cli;
using FamilyHubs.Website.Content;
using FamilyHubs.Website.Feedback;
using FamilyHubs.Website.Feeds;
using FamilyHubs.Website.Housekeeping;
using FamilyHubs.Website.Hubs;
using FamilyHubs.Website.OpenReferral;
using FamilyHubs.Website.PageCache;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Search;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;
using FamilyHubs.Website.Shared.Times;
using FamilyHubs.Website.WhatsOn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Controllers;

if (Verb.Asked(args) is { } verb) return await verb.RunAsync();

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false", .. args], ContentRootPath = AppContext.BaseDirectory });
    var settings = WebsiteSettings.Read(builder.Configuration);
    builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = builder.Environment.IsDevelopment()); // It takes a quarter of a second. The tests do it too.
    builder.WebHost.ConfigureKestrel(OddRequests.Allow);
    InlineCompletions.Allow(builder, settings);
    if (builder.Configuration["Urls"] is null) builder.WebHost.UseUrls("http://localhost:5080");

    builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings);
    builder.Services.AddContentServer(settings.ContentServer, new ModelFactory());
    builder.Services.AddScoped<CurrentPage>().AddScoped<PageLifetime>().AddScoped<StructuredData>();
    builder.Services.AddScoped(services => services.GetRequiredService<PublishedSite>().Derived(site => new SiteTimes(site))).AddScoped<TimesNow>().AddScoped<FindSessions>();
    builder.Services.AddSingleton<Councils>().AddSingleton<UnitPostcodes>().AddSingleton<PostcodePoints>().AddSingleton<PlaceFinder>().AddSingleton<DistrictOutlines>().AddScoped<FindHubs>().AddSingleton<FindPages>();
    builder.Services.AddSingleton<SiteAssets>().AddSingleton<IEditorAssets>(services => services.GetRequiredService<SiteAssets>()).AddSingleton<ServerErrorPage>().AddSingleton<VoteLimit>();
    builder.Services.AddSingleton<KeptAnswers>().AddSingleton<KeptAssets>().AddSingleton<SiteFollower>(services => services.GetRequiredService<KeptAnswers>().Follow).AddHostedService<WarmPages>().AddSingleton<SavedAnswers>().AddHostedService(services => services.GetRequiredService<SavedAnswers>());
    builder.Services.AddResponseCompression(Compression.Set);
    builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.ContentServer.DataDirectory, "keys")));
    builder.Services.AddRazorPages(options =>
    {
        options.RootDirectory = "/";
        if (settings.ContentServer.Umbraco is null) options.Conventions.AddPageRouteModelConvention("/Housekeeping/EditedElsewhere", page => page.Selectors.Clear());
    }).ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single())); // There is none, and the search for controllers loads every class there is.
    builder.Services.Remove(builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly)); // It reads the keys at the start. The first who signs in does.

    var site = builder.Build();
    if (settings.LogsOneIn > 0) site.UseMiddleware<SampledLog>();
    site.UseMiddleware<ServeKept>();
    site.UseMiddleware<SecurityHeaders>();
    site.UseExceptionHandler(failed => failed.Run(ServerErrorPage.AnswerAsync));
    site.UseResponseCompression();
    site.UseStatusCodePagesWithReExecute("/errors/{0}");
    site.UseMiddleware<OddRequests>();
    site.UsePreview();
    site.UseRouting();
    site.UseEditor();
    site.UseMiddleware<KeepAnswers>();
    site.MapWhenAsked(routes =>
    {
        routes.MapSiteAssets();
        routes.MapContentServer();
        routes.MapHealth();
        routes.MapForMachines();
        routes.MapFeeds();
        routes.MapOpenReferral();
        routes.MapSearch();
        routes.MapHubs();
        routes.MapWhatsOn();
        routes.MapHubCards();
        routes.MapRazorPages();
    });

    site.Services.GetRequiredService<ServerErrorPage>(); // A missing template stops the start, not a visitor.
    await site.Services.GetRequiredService<ContentStart>().PrepareAsync(new ConsoleProgress());
    site.Services.GetRequiredService<SavedAnswers>().Load();
    site.Lifetime.ApplicationStarted.Register(() => Addresses.Print(site));
    await site.RunAsync();
    return 0;
}
catch (Exception fault) when (Verb.Explain(fault) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

/// <summary>Names the program for tests that host it.</summary>
public sealed partial class Program;
