using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace FamilyHubs.Journeys;

/// <summary>The site on a real port with a browser in front of it.</summary>
public class BrowsedSite : ServedSite, IAsyncLifetime
{
    /// <summary>Pages that are no documents: each kind of error, and search with nothing, much, a place, urgent help, not ours and nothing found; hubs near a place, of a district and of a kind.</summary>
    public static readonly IReadOnlyList<string> OtherPaths =
    [
        "/no-such-page", "/errors/410", "/errors/400", FaultOnDemand.Path,
        "/search", "/search?q=sleep", "/search?q=LE67%203EA", "/search?q=want%20to%20die", "/search?q=bins", "/search?q=zzqqzz", "/umbraco/swagger",
        "/hubs?postcode=LE67%203EA", "/hubs?postcode=LE1%206TE", "/hubs?postcode=nowhere", "/hubs?district=charnwood", "/hubs?type=library",
        "/your-child?age=14", "/your-child?day=31&month=2&year=2027",
        "/whats-on?age=6&when=week", "/whats-on?postcode=nowhere", "/whats-on/coalville-stories-and-songs/2026-11-26", "/hubs/coalville/noticeboard",
        "/useful?page=/help/baby-sleep/safer-sleep&answer=no", "/useful?page=/help/baby-sleep/safer-sleep&answer=no&done=yes",
    ];

    private Browser? browser;

    public Browser Browser => browser ?? throw new InvalidOperationException(Browser.Missing);

    /// <summary>The longest page of every template, by document type.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> AllPaths => [.. Site.Pages.Select(page => page.Path)];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await LookRoundAsync();
        if (Browser.Executable is not null) browser = await Browser.StartAsync();
    }

    protected virtual async Task LookRoundAsync()
    {
        List<(string Type, string Path, int Length)> pages = [];
        foreach (var page in Site.Pages) pages.Add((page.ContentType, page.Path, (await ReadAsync(page.Path)).Html.Length));
        Templates = pages.GroupBy(page => page.Type).ToDictionary(type => type.Key, type => type.MaxBy(page => page.Length).Path);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        await StopAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(FaultOnDemand.AddTo);
    }
}

[CollectionDefinition(Name)]
public sealed class InABrowser : ICollectionFixture<BrowsedSite>
{
    public const string Name = "In a browser";
}
