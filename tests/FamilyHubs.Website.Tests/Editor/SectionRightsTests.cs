using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

/// <summary>People who were given a part of the site change that part and nothing else, whatever they send.</summary>
public sealed class SectionRightsTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Mine = "/hubs";
    private const string BelowMine = "/hubs/coalville";
    private const string Elsewhere = "/about";

    /// <summary>Every verb for a document, the least role that has it, and what is sent with it beside the revision.</summary>
    private static readonly (string Name, string Least, string Address, (string Name, string Value)[] Fields)[] Verbs =
    [
        ("save", Role.Contributor, "", [("do", "save"), ("whole", "yes"), ("name", "Changed"), ("title", "Changed")]),
        ("save and publish", Role.Publisher, "", [("do", "publish"), ("whole", "yes"), ("name", "Changed"), ("title", "Changed")]),
        ("publish", Role.Publisher, "/publish?handler=Now", []),
        ("unpublish", Role.Publisher, "/publish?handler=Unpublish", []),
        ("plan", Role.Publisher, "/publish?handler=Plan", [("PublishAtDay", "2030-01-01"), ("PublishAtTime", "09:00")]),
        ("drop the plan", Role.Publisher, "/publish?handler=NoPlan", []),
        ("restore a version", Role.Contributor, "/history", [("number", "1")]),
        ("order", Role.Editor, "/order", [("do", "save")]),
        ("copy", Role.Contributor, "/move?handler=Copy", []),
        ("bin", Role.Editor, "/move?handler=Bin", []),
        ("move", Role.Editor, "/move?handler=Move", []),
    ];

    public static IEnumerable<object[]> Refused =>
        from verb in Verbs
        from role in Role.All
        where role is not Role.Administrator
        from path in Rank(role) < Rank(verb.Least) ? new[] { BelowMine, Elsewhere } : [Elsewhere]
        select new object[] { verb.Name, role, path };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_theirs_is_refused_and_stays_as_it_is(string verb, string role, string path)
    {
        using var person = await SignInAsync(role);
        var before = await site.DocumentAsync(path);
        var (_, _, address, fields) = Verbs.Single(known => known.Name == verb);
        var to = (await site.DocumentAsync(Mine)).Key;
        var answer = await person.ForceAsync($"/editor/content/{before.Key}{address}", new(fields.ToDictionary(field => field.Name, field => field.Value)) { ["revision"] = $"{before.Revision}", ["to"] = $"{to}" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(before.Revision, (await site.DocumentAsync(path)).Revision);
    }

    [Fact]
    public async Task A_page_is_neither_added_nor_moved_to_where_one_may_not_write()
    {
        using var person = await SignInAsync(Role.Publisher);
        var elsewhere = await site.DocumentAsync("/news");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.ForceAsync($"/editor/content/new?under={elsewhere.Key}", new() { ["name"] = "Mine now", ["type"] = "newsItem" })).Status);
        Assert.Contains("does not let you add", (await person.ReadAsync($"/editor/content/new?under={elsewhere.Key}")).Main.TextContent, StringComparison.Ordinal);
        var page = await site.DocumentAsync(BelowMine);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.ForceAsync($"/editor/content/{page.Key}/move?handler=Move", new() { ["revision"] = $"{page.Revision}", ["to"] = $"{elsewhere.Key}" })).Status);
    }

    [Fact]
    public async Task What_was_put_away_elsewhere_stays_away()
    {
        var page = await site.DocumentAsync("/cookies");
        await site.Get<DocumentStore>().TrashAsync(page.Key, page.Revision, "a test");
        using var person = await SignInAsync(Role.Publisher);
        Assert.DoesNotContain("Take out", (await person.ReadAsync("/editor/bin")).Main.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.ForceAsync("/editor/bin", new() { ["key"] = $"{page.Key}" })).Status);
    }

    [Fact]
    public async Task In_their_own_part_they_do_what_their_role_lets_them()
    {
        using var person = await SignInAsync(Role.Contributor);
        var page = await site.DocumentAsync(BelowMine);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync($"/editor/content/{page.Key}", new() { ["do"] = "save", ["name"] = "Coalville, looked at" })).Status);
        Assert.True((await site.DocumentAsync(BelowMine)).Revision > page.Revision);
    }

    [Fact]
    public async Task The_tree_says_what_can_only_be_read()
    {
        using var person = await SignInAsync(Role.Contributor);
        var tree = await person.ReadAsync("/editor/content");
        var mine = (await site.DocumentAsync(Mine)).Key;
        var elsewhere = (await site.DocumentAsync(Elsewhere)).Key;
        Assert.Contains("You can read the rest", tree.Main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Read only", Row(tree, mine), StringComparison.Ordinal);
        Assert.Contains("Add", Row(tree, mine), StringComparison.Ordinal);
        Assert.Contains("Read only", Row(tree, elsewhere), StringComparison.Ordinal);
        Assert.DoesNotContain("Add", Row(tree, elsewhere), StringComparison.Ordinal);
        Assert.DoesNotContain("Read only", (await person.ReadAsync($"/editor/content?handler=Branch&under={mine}")).Html, StringComparison.Ordinal);
        using var everywhere = await EditorClient.SignInAsync(site, Role.Contributor);
        Assert.DoesNotContain("Read only", (await everywhere.ReadAsync("/editor/content")).Html, StringComparison.Ordinal);
    }

    private async Task<EditorClient> SignInAsync(string role) => await EditorClient.SignInAsync(site, role, (await site.DocumentAsync(Mine)).Key);

    private static string Row(HtmlPage tree, Guid key) => tree.Document.QuerySelector($"#row-{key}")!.ParentElement!.TextContent;

    private static int Rank(string role) => -Role.All.ToList().IndexOf(role);
}
