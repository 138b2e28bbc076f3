using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

public sealed class SiteScreensTests(EditorSite site) : IClassFixture<EditorSite>
{
    private const string Redirects = "/editor/site/redirects";
    private const string Alerts = "/editor/site/alerts";
    private const string Audit = "/editor/site/audit";

    private EditorClient Publisher => site.People[Role.Publisher];

    [Fact]
    public async Task A_redirect_counts_at_once_and_ends_when_it_is_deleted()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await RedirectAsync($"{SeededSite.Url}/Leaflet-2026/", "/hubs")).Status);
        var answer = await site.ReadAsync("/leaflet-2026");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal("/hubs", answer.Answer.Headers.Location?.ToString());
        var key = (await Publisher.ReadAsync(Redirects)).All(".editor-entry").First(entry => entry.TextContent.Contains("/leaflet-2026", StringComparison.Ordinal)).QuerySelector("[name=key]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Publisher.ForceAsync($"{Redirects}?handler=Delete", new() { ["key"] = key })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/leaflet-2026")).Status);
    }

    [Fact]
    public async Task An_address_whose_page_was_withdrawn_can_lead_somewhere()
    {
        var page = await site.DocumentAsync("/terms");
        await site.Get<DocumentStore>().UnpublishAsync(page.Key, page.Revision, "a test");
        Assert.Equal(HttpStatusCode.Gone, (await site.ReadAsync("/terms")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await RedirectAsync("/terms", "/about")).Status);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await site.ReadAsync("/terms")).Status);
    }

    [Theory]
    [InlineData("", "/hubs", "From", "Enter the old address")]
    [InlineData("/somewhere", "", "To", "Enter where it leads")]
    [InlineData("/somewhere", "javascript:alert(1)", "To", "starts with /")]
    [InlineData("/Old Page!", "/hubs", "From", "lower case")]
    [InlineData("/about", "/hubs", "From", "There is a page at /about")]
    [InlineData("/sure-start", "/about", "From", "already")]
    [InlineData("/round", "/round", "To", "lead to itself")]
    public async Task A_redirect_that_could_not_work_is_refused_with_a_sentence_and_keeps_what_was_typed(string from, string to, string field, string sentence)
    {
        var answer = await RedirectAsync(from, to);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Words($"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal(from, answer.Document.QuerySelector("#From")!.GetAttribute("value"));
        Assert.Equal(to, answer.Document.QuerySelector("#To")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Redirects_that_would_go_round_in_a_circle_are_refused_with_the_way_round()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await RedirectAsync("/round-a", "/round-b")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await RedirectAsync("/round-b", "/round-c")).Status);
        var refused = await RedirectAsync("/round-c", "/round-a");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("/round-c → /round-a → /round-b → /round-c", refused.Words("#To-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/round-c")).Status);
    }

    [Fact]
    public async Task An_alert_is_on_the_site_in_one_step_and_off_it_in_another()
    {
        const string Words = "<b>Flooding</b> in Coalville";
        var shown = await Publisher.SendAsync(Alerts, new() { ["Heading"] = Words, ["Text"] = "Stay away from the river.", ["Level"] = "emergency", ["Link"] = "/hubs" });
        Assert.Equal(HttpStatusCode.Redirect, shown.Status);
        var page = await site.ReadAsync("/about");
        Assert.Contains(Words, page.Words(".app-alert--emergency strong"), StringComparison.Ordinal);
        var key = (await Publisher.ReadAsync(Alerts)).All(".editor-entry").Single(entry => entry.TextContent.Contains(Words, StringComparison.Ordinal)).QuerySelector("[name=key]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Publisher.ForceAsync($"{Alerts}?handler=End", new() { ["key"] = key })).Status);
        Assert.Empty((await site.ReadAsync("/about")).All(".app-alert--emergency"));
    }

    [Fact]
    public async Task An_alert_that_is_not_finished_is_not_shown_and_keeps_what_was_typed()
    {
        var again = await Publisher.SendAsync(Alerts, new() { ["Heading"] = "", ["Text"] = "Kept, Zoë", ["endsDay"] = "2020-01-01", ["endsTime"] = "09:00" });
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Choose how urgent it is", "Enter what has happened, in a few words", "The time for the end is over. Enter one that is to come"], again.ListOf(".govuk-error-summary__list li").Order(StringComparer.Ordinal));
        Assert.Equal("Kept, Zoë", again.Document.QuerySelector("#Text")!.TextContent);
        Assert.Equal("2020-01-01", again.Document.QuerySelector("#ends-day")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Publisher.SendAsync(Alerts, new() { ["Heading"] = new string('x', 66), ["Level"] = "warning" })).Status);
    }

    [Fact]
    public async Task People_with_a_part_of_the_site_make_neither_redirects_nor_alerts_outside_it()
    {
        using var person = await EditorClient.SignInAsync(site, Role.Publisher, (await site.DocumentAsync("/hubs")).Key);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.ForceAsync(Redirects, new() { ["From"] = "/mine", ["To"] = "/hubs" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.ForceAsync(Alerts, new() { ["Heading"] = "Mine", ["Level"] = "emergency" })).Status);
    }

    [Fact]
    public async Task The_audit_trail_answers_by_page_by_person_and_by_day_and_is_paged()
    {
        var page = await site.DocumentAsync("/contact-us");
        for (var round = 0; round < 60; round++) await site.Get<DocumentStore>().SortAsync(page.Key, [], round % 2 == 0 ? "Ada <i>" : "Grace");
        var viewer = site.People[Role.Viewer];
        var first = await viewer.ReadAsync($"{Audit}?document={page.Key}&verb=sort");
        Assert.Equal(50, first.All("tbody tr").Count());
        var older = first.All("main a").Single(link => link.TextContent == "Older entries").GetAttribute("href")!;
        Assert.Equal(10, (await viewer.ReadAsync(older)).All("tbody tr").Count());
        var ada = await viewer.ReadAsync($"{Audit}?document={page.Key}&by={Uri.EscapeDataString("Ada <i>")}");
        Assert.Equal(30, ada.All("tbody tr").Count());
        Assert.All(ada.All("tbody tr"), row => Assert.Contains("Ada <i>", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("no such entry", (await viewer.ReadAsync($"{Audit}?document={page.Key}&from=2100-01-01")).Main.TextContent, StringComparison.Ordinal);
        var wrong = await viewer.ReadAsync($"{Audit}?from=2026-02-31");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("real day", wrong.Words("#From-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_to_accounts_is_for_administrators()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await site.People[Role.Publisher].ReadAsync($"{Audit}?what=accounts")).Status);
        Assert.Contains("signed in", (await site.People[Role.Administrator].ReadAsync($"{Audit}?what=accounts&by=Test%20viewer")).Main.TextContent, StringComparison.Ordinal);
    }

    private Task<HtmlPage> RedirectAsync(string from, string to) => Publisher.SendAsync(Redirects, new() { ["From"] = from, ["To"] = to });
}
