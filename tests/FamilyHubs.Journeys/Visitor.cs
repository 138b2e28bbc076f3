using System.Runtime.CompilerServices;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>A person with a browser of their own, who notices what a reader would not: errors, and requests to other sites.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly BrowsedSite site;
    private readonly IBrowserContext context;

    private Visitor(BrowsedSite site, IBrowserContext context, IPage page) => (this.site, this.context, Page) = (site, context, page);

    public IPage Page { get; }

    /// <summary>Errors on the console, refusals by the content security policy, requests to other sites.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>Where the reader is, without the host.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public static async Task<Visitor> ComeAsync(BrowsedSite site, int width = 1280, int height = 800, Action<BrowserNewContextOptions>? set = null)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "en-GB", TimezoneId = "Europe/London" };
        set?.Invoke(options);
        var context = await site.Browser.Chromium.NewContextAsync(options);
        var visitor = new Visitor(site, context, await context.NewPageAsync());
        visitor.Listen();
        return visitor;
    }

    /// <summary>Comes, does something, and leaves; when it fails a picture of the page is kept, and so is the list of troubles.</summary>
    public static async Task OnAsync(BrowsedSite site, Func<Visitor, Task> errand, int width = 1280, int height = 800, Action<BrowserNewContextOptions>? set = null, [CallerMemberName] string name = "")
    {
        await using var visitor = await ComeAsync(site, width, height, set);
        try
        {
            await errand(visitor);
            Faults.None(visitor.Troubles);
        }
        catch
        {
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = System.IO.Path.Combine(Repository.Root, "TestResults", $"{name}-{width}.png"), FullPage = true });
            throw;
        }
    }

    public async Task GoAsync(string path) => await Page.GotoAsync(new Uri(site.Address, path).ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>How many pages were loaded since the reader came.</summary>
    public int Loads { get; private set; }

    /// <summary>Makes an account with this role, and signs in with it as an editor would.</summary>
    public async Task SignInAsync(string role, params Guid[] sections) => await SignInAsAsync(await site.AddAccountAsync(role, sections));

    public async Task SignInAsAsync(string email)
    {
        await GoAsync("/editor/sign-in");
        await Page.Locator("#Email").FillAsync(email);
        await Page.Locator("#Password").FillAsync(EditorClient.Password);
        await Page.Locator("main form button[type=submit]").First.ClickAsync();
        await Page.ArriveAsync(url => new Uri(url).AbsolutePath == "/editor");
    }

    /// <summary>Follows the link with these words, as a reader would.</summary>
    public async Task FollowAsync(string words, string within = "main")
    {
        await Page.Locator(within).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = words }).First.ClickAsync();
        await Page.BeWholeAsync();
    }

    /// <summary>Presses a button that leads to another page, and waits until that is there.</summary>
    public async Task PressAsync(string words, bool exact = true)
    {
        var next = new TaskCompletionSource();
        void Come(object? sender, IPage page) => next.TrySetResult();
        Page.Load += Come;
        try
        {
            await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words, Exact = exact }).First.ClickAsync();
            await next.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            Page.Load -= Come;
        }
    }

    /// <summary>Puts an empty page in the place of every other site, so that a journey may end there.</summary>
    public Task StandInForOtherSitesAsync() => context.RouteAsync(IsElsewhere, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!DOCTYPE html><title>Another site</title>" }));

    public Task<string> H1Async() => Page.Locator("h1").InnerTextAsync();

    public async Task AssertReadsAsync(string words) => Assert.Contains(words, await Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Listen()
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text)) Troubles.Add($"{Path}: {message.Text}");
        };
        context.WebError += (_, error) => Troubles.Add($"{Path}: {error.Error}");
        Page.Load += (_, _) => Loads++;
        context.Request += (_, request) =>
        {
            if (IsElsewhere(request.Url) && !request.IsNavigationRequest) Troubles.Add($"{Path} asks {request.Url}");
        };
    }

    private static bool IsElsewhere(string url) => url.StartsWith("http", StringComparison.Ordinal) && !new Uri(url).IsLoopback;

    /// <summary>The browser reports the status of an error page as an error of its own.</summary>
    private static bool IsExpected(string message) => message.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal) || message.StartsWith("Failed to load resource: the server responded with a status of 500", StringComparison.Ordinal);
}
