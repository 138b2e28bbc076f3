using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Feedback;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PageCache;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Feedback;

/// <summary>"Is this page useful?": a vote, a comment if somebody likes, and nothing about who it was.</summary>
public sealed class UsefulTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Page = "/help/crying-soothing/coping-with-crying";

    private PageFeedback Feedback => site.Get<PageFeedback>();

    [Fact]
    public async Task A_vote_is_counted_once_and_answered_by_a_page_without_a_cookie()
    {
        var key = site.Site.Find(Page)!.Key;
        var form = (await site.ReadAsync(Page)).All("form.app-useful").Single();
        Assert.Equal("/useful", form.GetAttribute("action"));
        Assert.Empty(form.QuerySelectorAll("input[name^=__]"));
        foreach (var _ in new[] { 1, 2 })
        {
            var answer = await SendAsync("/useful", ("page", Page), ("answer", "no"));
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
            Assert.Null(answer.Header("Set-Cookie"));
            var thanks = await site.ReadAsync(answer.Answer.Headers.Location!.ToString());
            Assert.Equal(HttpStatusCode.OK, thanks.Status);
            Assert.Equal("Thank you", thanks.H1);
            Assert.Equal("no-store", thanks.Header("Cache-Control"));
            Assert.Null(thanks.Header("Set-Cookie"));
        }
        var votes = Feedback.Votes().Single(row => row.Page == key);
        Assert.Equal((0, 1), (votes.Useful, votes.NotUseful));
    }

    [Fact]
    public async Task A_comment_with_a_phone_number_comes_back_and_is_stored_without_it()
    {
        const string page = "/help/baby-sleep/safer-sleep";
        var key = site.Site.Find(page)!.Key;
        var refused = await SendAsync("/useful?handler=Comment", ("page", page), ("answer", "no"), ("words", "Ring me on 07700 900123 about naps"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Error: Take out the phone number, or other long number.", refused.Words("#words-error"));
        Assert.Equal("Ring me on 07700 900123 about naps", refused.Words("#words"));
        Assert.Empty(Feedback.Comments(key));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync("/useful?handler=Comment", ("page", page), ("answer", "no"), ("words", "Say more about naps <script>alert(1)</script>"))).Status);
        Assert.Equal("Say more about naps <script>alert(1)</script>", Feedback.Comments(key).Single().Words);

        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var shown = await editor.ReadAsync($"/editor/content/{key}/feedback");
        Assert.Contains("Say more about naps", shown.Words(".editor-waiting__note"), StringComparison.Ordinal);
        Assert.Empty(shown.All("main script"));
        using var outside = await EditorClient.SignInAsync(site, Role.Editor, site.Site.Find("/volunteers")!.Key);
        Assert.Equal(HttpStatusCode.Forbidden, (await outside.ForceAsync($"/editor/content/{key}/feedback", new() { ["comment"] = "1" })).Status);
        await editor.SendAsync($"/editor/content/{key}/feedback", new() { ["comment"] = shown.All("button[name=comment]").Single().GetAttribute("value")! });
        Assert.Empty(Feedback.Comments(key));
    }

    [Fact]
    public async Task Comments_end_after_ninety_days_and_are_not_in_the_file_any_more()
    {
        var key = site.Site.Find("/help")!.Key;
        Feedback.Comment(key, isUseful: false, "a-comment-that-ends-5512");
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = before.AddDays(91);
            Assert.Empty(Feedback.Comments(key));
            Feedback.Purge();
        }
        finally
        {
            site.Clock.Now = before;
        }
        Assert.Empty(Feedback.Comments(key));
        var file = Path.Combine(site.Get<WebsiteSettings>().ContentServer.DataDirectory, "activity.db");
        Assert.DoesNotContain("a-comment-that-ends-5512", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_where_it_would_stand_in_the_way_do_not_ask_and_take_no_vote()
    {
        var exits = site.Site.Pages.Where(page => page.Ancestors.Prepend(page).Any(at => at is ISensitivity { QuickExit: true })).Take(3);
        var urgent = site.Site.OfType<UrgentTrigger>().Select(trigger => trigger.Page).OfType<ContentServer.Published.PublishedModel>().Where(page => page.HasPage).Take(3);
        List<string> paths = [.. exits.Concat(urgent).Select(page => page.Path)];
        Assert.True(paths.Count >= 4);
        foreach (var path in paths)
        {
            Assert.Empty((await site.ReadAsync(path)).All("form.app-useful"));
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("/useful", ("page", path), ("answer", "yes"))).Status);
        }
    }

    [Fact]
    public async Task Pages_stay_kept_whatever_is_voted()
    {
        const string page = "/help/baby-sleep/settling-at-night";
        await site.ReadAsync(page);
        var made = site.Get<KeptAnswers>().Made;
        await SendAsync("/useful", ("page", page), ("answer", "yes"));
        Assert.NotEmpty((await site.ReadAsync(page)).All("form.app-useful"));
        Assert.Equal(made, site.Get<KeptAnswers>().Made);
    }

    [Theory]
    [InlineData("/no-such-page", "yes")]
    [InlineData(Page, "perhaps")]
    [InlineData("", "")]
    [InlineData("https://example.org/", "yes")]
    public async Task Nonsense_is_not_counted(string page, string answer) => Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("/useful", ("page", page), ("answer", answer))).Status);

    [Fact]
    public async Task Another_site_cannot_vote()
    {
        using var content = new FormUrlEncodedContent([new("page", Page), new("answer", "yes")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/useful") { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.SendAsync(request)).StatusCode);
    }

    private async Task<HtmlPage> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await HtmlPage.FromAsync(address, await site.Http.PostAsync(new Uri(address, UriKind.Relative), content));
    }
}

/// <summary>A site of its own, because its limit is used up.</summary>
public sealed class VoteLimitTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Who_answers_far_too_often_is_asked_to_wait()
    {
        HttpStatusCode last = default;
        for (var i = 0; i < 21; i++)
        {
            using var content = new FormUrlEncodedContent([new("page", "/help/baby-sleep"), new("answer", "yes")]);
            using var answer = await site.Http.PostAsync(new Uri("/useful", UriKind.Relative), content);
            Assert.True(i == 20 || answer.StatusCode == HttpStatusCode.SeeOther);
            last = answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(1, site.Get<PageFeedback>().Votes().Single().Useful);
    }
}
