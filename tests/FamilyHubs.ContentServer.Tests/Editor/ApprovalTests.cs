using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>A second person stands between a draft and the public: sent, approved, or returned.</summary>
[Collection(DraftsSite.Name)]
public sealed class ApprovalTests(SeededSite site)
{
    [Fact]
    public async Task What_a_contributor_sends_is_in_the_list_of_a_publisher_and_is_published_by_approving_it()
    {
        var key = await site.AddPageAsync("Sent and approved");
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var sent = await (await EditScreen.OpenAsync(contributor, key)).Set("v.summary", "Ready to be seen.").PressAsync("send");
        Assert.Equal($"/editor/content/{key}/approval", sent.Answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.SendAsync($"/editor/content/{key}/approval", new() { ["note"] = "Please look at the summary" })).Status);
        Assert.Null(site.Site.Find(key));

        var list = await publisher.ReadAsync("/editor/approvals");
        Assert.Contains(list.ListOf(".editor-waiting li"), line => line.Contains("Sent and approved", StringComparison.Ordinal) && line.Contains("Test contributor", StringComparison.Ordinal) && line.Contains("Please look at the summary", StringComparison.Ordinal));
        Assert.Contains("Sent and approved", (await publisher.ReadAsync("/editor")).Main.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ready to be seen.", (await publisher.ReadAsync($"/editor/content/{key}/approval")).Words("[aria-labelledby=changes]"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(publisher, key, "Approve")).Status);
        Assert.Equal("Ready to be seen.", site.Site.FindContent(key)!.Values.GetProperty("summary").GetString());
        Assert.DoesNotContain("Sent and approved", (await publisher.ReadAsync("/editor/approvals")).Main.TextContent, StringComparison.Ordinal);
        var letters = await site.Get<Outbox>().ReadAsync();
        var asked = letters.Single(letter => letter.To == publisher.Email && letter.Subject == "For approval: Sent and approved");
        Assert.Contains("Please look at the summary", asked.Text, StringComparison.Ordinal);
        Assert.Contains($"{SeededSite.Url}/editor/content/{key}/approval", asked.Text, StringComparison.Ordinal);
        Assert.Single(letters, letter => letter.To == contributor.Email && letter.Subject == "Published: Sent and approved");
        Assert.Contains("approve", (await site.Get<DocumentStore>().AuditAsync(key)).Select(entry => entry.Verb));
    }

    [Fact]
    public async Task What_is_returned_comes_back_with_what_has_to_change_and_an_open_form_goes_on()
    {
        var key = await site.AddPageAsync("Sent and returned");
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        await contributor.SendAsync($"/editor/content/{key}/approval", []);
        var form = await EditScreen.OpenAsync(contributor, key);
        var empty = await AnswerAsync(publisher, key, "Return");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("Write what has to change", empty.ListOf(".govuk-error-summary li"));
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(publisher, key, "Return", ("answer", "Say how old the child should be"))).Status);

        Assert.Contains("Say how old", (await site.Get<Outbox>().ReadAsync()).Single(letter => letter.To == contributor.Email).Text, StringComparison.Ordinal);
        var start = await contributor.ReadAsync("/editor");
        Assert.Contains("Say how old the child should be", start.Words("section[aria-labelledby=returned]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await form.Set("v.summary", "From two years.").PressAsync("save")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.SendAsync($"/editor/content/{key}/approval", [], $"/editor/content/{key}/approval?handler=Send")).Status);
        Assert.True((await site.Get<DocumentStore>().ApprovalAsync(key))!.IsWaiting);
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.SendAsync($"/editor/content/{key}/approval", [], $"/editor/content/{key}/approval?handler=TakeBack")).Status);
        Assert.Null(await site.Get<DocumentStore>().ApprovalAsync(key));
    }

    [Fact]
    public async Task Nobody_approves_what_they_have_not_seen()
    {
        var key = await site.AddPageAsync("Changed after it was sent");
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        await contributor.SendAsync($"/editor/content/{key}/approval", []);
        var stale = await site.RevisionAsync(key);
        await (await EditScreen.OpenAsync(contributor, key)).Set("v.summary", "Changed meanwhile.").PressAsync("save");
        var refused = await AnswerAsync(publisher, key, "Approve", ("revision", stale));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("It was changed since", refused.Main.TextContent, StringComparison.Ordinal);
        Assert.Null(site.Site.Find(key));
    }

    [Fact]
    public async Task An_unfinished_draft_is_not_sent()
    {
        var key = await site.AddPageAsync("Sent too early");
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        var page = await contributor.ReadAsync($"/editor/content/{key}/approval");
        var form = page.All("form[action*='handler=Send']").Single();
        await (await EditScreen.OpenAsync(contributor, key)).Set("v.summary", "").PressAsync("save");
        Assert.Empty((await contributor.ReadAsync($"/editor/content/{key}/approval")).All("form[action*='handler=Send']"));
        await Assert.ThrowsAsync<DocumentInvalid>(async () => await site.Get<DocumentStore>().SendForApprovalAsync(key, (await site.DocumentAsync(key)).Revision, null, Guid.Empty, "a test"));
        Assert.NotNull(form);
    }

    [Fact]
    public async Task Who_may_not_publish_there_neither_approves_nor_returns_nor_sees_it_in_their_list()
    {
        var key = await site.AddPageAsync("Not theirs to approve");
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        using var elsewhere = await EditorClient.SignInAsync(site, Role.Publisher, site.Site.Find("/volunteers")!.Key);
        await contributor.SendAsync($"/editor/content/{key}/approval", []);
        Assert.DoesNotContain("Not theirs to approve", (await elsewhere.ReadAsync("/editor/approvals")).Main.TextContent, StringComparison.Ordinal);
        foreach (var person in new[] { contributor, elsewhere })
            foreach (var verb in new[] { "Approve", "Return" })
                Assert.Equal(HttpStatusCode.Forbidden, (await person.ForceAsync($"/editor/content/{key}/approval?handler={verb}", new() { ["answer"] = "No", ["revision"] = await site.RevisionAsync(key) })).Status);
        Assert.True((await site.Get<DocumentStore>().ApprovalAsync(key))!.IsWaiting);
    }

    private static Task<HtmlPage> AnswerAsync(EditorClient person, Guid key, string verb, params (string Name, string Value)[] fields) =>
        person.SendAsync($"/editor/content/{key}/approval", fields.ToDictionary(field => field.Name, field => field.Value), $"/editor/content/{key}/approval?handler={verb}");
}
