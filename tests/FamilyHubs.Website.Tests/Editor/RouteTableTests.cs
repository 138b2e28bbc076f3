using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

/// <summary>
/// Who may use which address of the editor: every route × every role. Whoever adds a page adds its row; a route that is not in
/// the table, or a row without a route, fails. What somebody may do with one document is tested beside the verb.
/// </summary>
public sealed class RouteTableTests(EditorSite site) : IClassFixture<EditorSite>
{
    private const string Everybody = "everybody";

    private const string SignedIn = Role.Viewer;

    /// <summary>The key of a seed does not change: the front page.</summary>
    private const string Home = "8c71998f-c723-5e27-aea5-f821b2980dd8";

    /// <summary>A hub.</summary>
    private const string Hub = "b5e7a227-8bb9-5173-b901-e40efa5facda";

    /// <summary>The picture of the front page.</summary>
    private const string HomePicture = "f68a634a-3896-5b2e-8c91-b9c52d101ed7";

    /// <summary>A bundle that the site of the tests has.</summary>
    internal const string Bundle = "0197a4c2-1b5e-7c3a-9f00-5d1f6e2a8b44";

    /// <summary>The route, an address of it that exists, and the least role that may use it, also for a form sent to it.</summary>
    private static readonly (string Route, string Address, string Least)[] Table =
    [
        ("editor", "/editor", SignedIn),
        ("editor/sign-in", "/editor/sign-in", Everybody),
        ("editor/sign-out", "/editor/sign-out", Everybody),
        ("editor/approvals", "/editor/approvals", SignedIn),
        ("editor/bin", "/editor/bin", SignedIn),
        ("editor/bundles", "/editor/bundles", SignedIn),
        ("editor/bundles/{id:guid}", $"/editor/bundles/{Bundle}", SignedIn),
        ("editor/content", "/editor/content", SignedIn),
        ("editor/feedback", "/editor/feedback", SignedIn),
        ("editor/content/bulk", "/editor/content/bulk", SignedIn),
        ("editor/content/find", "/editor/content/find", SignedIn),
        ("editor/content/new", $"/editor/content/new?under={Home}", SignedIn),
        ("editor/content/{key:guid}", $"/editor/content/{Home}", SignedIn),
        ("editor/content/{key:guid}/approval", $"/editor/content/{Home}/approval", SignedIn),
        ("editor/content/{key:guid}/close", $"/editor/content/{Hub}/close", SignedIn),
        ("editor/content/{key:guid}/compare", $"/editor/content/{Home}/compare", SignedIn),
        ("editor/content/{key:guid}/feedback", $"/editor/content/{Home}/feedback", SignedIn),
        ("editor/content/{key:guid}/history", $"/editor/content/{Home}/history", SignedIn),
        ("editor/content/{key:guid}/move", $"/editor/content/{Home}/move", SignedIn),
        ("editor/content/{key:guid}/open", $"/editor/content/{Home}/open", SignedIn),
        ("editor/content/{key:guid}/order", $"/editor/content/{Home}/order", SignedIn),
        ("editor/content/{key:guid}/preview", $"/editor/content/{Home}/preview", SignedIn),
        ("editor/content/{key:guid}/publish", $"/editor/content/{Home}/publish", SignedIn),
        ("editor/content/{key:guid}/still-correct", $"/editor/content/{Home}/still-correct", SignedIn),
        ("editor/content/{key:guid}/where-used", $"/editor/content/{Home}/where-used", SignedIn),
        ("editor/media", "/editor/media", SignedIn),
        ("editor/media/{key:guid}", $"/editor/media/{HomePicture}", SignedIn),
        ("editor/search-words", "/editor/search-words", SignedIn),
        ("editor/sign-in/code", "/editor/sign-in/code", Everybody),
        ("editor/forgotten", "/editor/forgotten", Everybody),
        ("editor/join/{token}", "/editor/join/none", Everybody),
        ("editor/session", "/editor/session", SignedIn),
        ("editor/account", "/editor/account", SignedIn),
        ("editor/account/password", "/editor/account/password", SignedIn),
        ("editor/account/code", "/editor/account/code", SignedIn),
        ("editor/people", "/editor/people", Role.Administrator),
        ("editor/people/invite", "/editor/people/invite", Role.Administrator),
        ("editor/people/{id:guid}", "/editor/people/{a viewer}", Role.Administrator),
        ("editor/site", "/editor/site", SignedIn),
        ("editor/site/alerts", "/editor/site/alerts", Role.Publisher),
        ("editor/site/audit", "/editor/site/audit", SignedIn),
        ("editor/site/redirects", "/editor/site/redirects", Role.Publisher),
        ("editor/site/keys", "/editor/site/keys", Role.Administrator),
        ("editor/site/system", "/editor/site/system", Role.Administrator),
        ("editor/site/webhooks", "/editor/site/webhooks", Role.Administrator),
        ("editor/site/outbox", "/editor/site/outbox", Role.Administrator),
        ("editor/problem/{status:int}", "/editor/problem/404", Everybody),
    ];

    public static IEnumerable<object[]> Rows => from row in Table from role in Role.All.Prepend(Everybody) select new object[] { row.Address, role };

    [Fact]
    public void Every_route_of_the_editor_is_in_the_table()
    {
        var routes = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("editor", StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Table.Select(row => row.Route).Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public void Every_page_of_the_editor_stands_below_its_address() =>
        Faults.None(site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.RelativePath.StartsWith("/Editor/", StringComparison.Ordinal) == true && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("editor", StringComparison.Ordinal))
            .Select(endpoint => endpoint.RoutePattern.RawText!));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_role_may_use_what_the_table_says(string address, string role)
    {
        var least = Table.Single(row => row.Address == address).Least;
        address = address.Replace("{a viewer}", $"{site.ViewerId}", StringComparison.Ordinal);
        var client = role == Everybody ? site.Nobody : site.People[role];
        var page = await client.ReadAsync(address);
        var form = await client.ForgeAsync(address);
        if (least == Everybody)
        {
            Assert.NotEqual(HttpStatusCode.Forbidden, page.Status);
            Assert.Equal(HttpStatusCode.BadRequest, form.Status);
        }
        else if (role == Everybody)
        {
            Assert.Equal(HttpStatusCode.Redirect, page.Status);
            Assert.Equal($"/editor/sign-in?returnUrl={Uri.EscapeDataString(address)}", page.Answer.Headers.Location?.ToString());
            Assert.Contains(form.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed });
        }
        else if (Rank(role) < Rank(least))
        {
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Equal(HttpStatusCode.Forbidden, form.Status);
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(form.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed }); // Let through by the role, refused because it is forged.
        }
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Equal("no-store", form.Header("Cache-Control"));
    }

    [Fact]
    public async Task What_does_not_exist_asks_strangers_to_sign_in_too()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await site.Nobody.ReadAsync("/editor/no-such-page")).Status);
        var page = await site.People[Role.Viewer].ReadAsync("/editor/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.H1);
    }

    private static int Rank(string role) => Role.All.Count - Role.All.ToList().IndexOf(role);
}
