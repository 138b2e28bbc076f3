using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class DraftsAreSecretOnSqliteTests() : DraftsAreSecretTests(postgres: false);

[NeedsPostgres]
public sealed class DraftsAreSecretOnPostgresTests() : DraftsAreSecretTests(postgres: true);

/// <summary>
/// A canary word in everything that is not published, looked for through every option of the API (bars S5, S8). The control:
/// with a key and in preview the same questions find it.
/// </summary>
public abstract class DraftsAreSecretTests(bool postgres)
{
    private const string Canary = "zqcanaryzq";

    private const string Everything = "properties[$all[properties[$all]]]";

    private static readonly string[] Preview = [$"Api-Key: {DeliveredSite.Key}", "Preview: true"];

    [DatabaseFact]
    public async Task What_is_not_published_is_not_counted_named_or_hinted_at()
    {
        await using var site = new Site(postgres ? await SeededWorld.CopyAsync(postgres) : null);
        await site.InitializeAsync();
        var published = site.Site.Count;
        var secrets = await HideAsync(site);

        // The page that points at the secrets is the only one more.
        Assert.Equal(published + 1, site.Site.Count);
        Assert.Equal(site.Site.Count, await site.TotalAsync("?take=0"));
        Assert.Equal(0, await CountAsync(site, secrets));
        Assert.InRange(await CountAsync(site, secrets, Preview), 10, int.MaxValue);
        Assert.True(await site.TotalAsync("?take=0", Preview) > site.Site.Count);

        foreach (var key in secrets)
        {
            Assert.Equal(await BodyAsync(site, $"/content/item/{Guid.Empty}"), await BodyAsync(site, $"/content/item/{key}"));
            Assert.Equal(await BodyAsync(site, "/content/item/no/such/page"), await BodyAsync(site, $"/content/item/preview-{key}"));
            Assert.Equal("[]", await BodyAsync(site, $"/content/items?id={key}"));
            foreach (var query in new[] { "fetch=children:", "fetch=descendants:", "fetch=ancestors:", "filter=ancestor:", "filter=topic:" })
                Assert.Equal(0, await site.TotalAsync($"?{query}{key}"));
            Assert.Equal(site.Site.Count, await site.TotalAsync($"?filter=ancestor:!{key}"));
            Assert.Equal(site.Site.Count, await site.TotalAsync($"?filter=topic:!{key}"));
        }
        foreach (var path in new[] { $"/help/baby-sleep/{Canary}-withdrawn", $"/help/{Canary}-moved", $"/help/baby-sleep/{Canary}-trashed", $"/help/{Canary}-topic", $"/help/baby-sleep/{Canary}-future", $"/hubs-{Canary}" })
            Assert.Equal(await BodyAsync(site, "/content/item/no/such/page"), await BodyAsync(site, $"/content/item{path}"));
    }

    [DatabaseFact]
    public async Task Preview_shows_the_drafts_in_their_places_and_publishes_nothing()
    {
        await using var site = new Site(postgres ? await SeededWorld.CopyAsync(postgres) : null);
        await site.InitializeAsync();
        var topic = await site.CreateAsync("/help", "topic", "Draft topic", new() { ["title"] = "Draft topic", ["summary"] = "s" });
        var below = await site.CreateAsync(topic.Key, "helpPage", "Below it", new() { ["title"] = "Below it" });
        var renamed = await site.SaveAsync("/help/baby-sleep", values => values["title"] = "New words", segment: "sleep-of-babies");
        await site.TrashAsync("/help/bullying");

        Assert.Equal("Below it", (await site.JsonAsync("/content/item/help/draft-topic/below-it", Preview))["properties"]!["title"]!.GetValue<string>());
        Assert.Equal("New words", (await site.JsonAsync($"/content/item/preview-{renamed.Key}", Preview))["properties"]!["title"]!.GetValue<string>());
        Assert.Equal("/help/sleep-of-babies/safer-sleep/", (await site.JsonAsync("/content/item/help/sleep-of-babies/safer-sleep", Preview))["route"]!["path"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/content/item/help/bullying", Preview)).StatusCode);
        Assert.Equal(1, await site.TotalAsync($"?fetch=children:{topic.Key}", Preview));

        Assert.Equal("Baby sleep", (await site.JsonAsync("/content/item/help/baby-sleep"))["properties"]!["title"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync($"/content/item/{below.Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.AskAsync("/content", "Preview: true")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.AskAsync("/content", "Preview: true", "Api-Key: wrong")).StatusCode);
    }

    [DatabaseFact]
    public async Task A_path_that_moved_answers_with_the_new_one_until_the_page_is_withdrawn()
    {
        await using var site = new Site(postgres ? await SeededWorld.CopyAsync(postgres) : null);
        await site.InitializeAsync();
        await site.SaveAndPublishAsync("/help/bullying", "bullies");
        foreach (var (old, now) in new[] { ("/help/bullying", "/help/bullies/"), ("/help/bullying/being-bullied/", "/help/bullies/being-bullied/") })
        {
            var answer = await site.AskAsync("/content/item" + old);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal(now, answer.Headers.Location!.ToString());
            Assert.Equal([site.KeyOf("/").ToString()], answer.Headers.GetValues("Location-Start-Item-Id"));
            Assert.Equal([site.Site.RootSegment(null)], answer.Headers.GetValues("Location-Start-Item-Path"));
        }
        await site.WithdrawAsync("/help/bullies");
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/content/item/help/bullying")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/content/item/help/bullying/being-bullied")).StatusCode);
    }

    /// <summary>Makes something secret in each way there is, and a published page that points at all of it.</summary>
    private static async Task<List<Guid>> HideAsync(Site site)
    {
        var withdrawn = await site.PublishAsync("/help/baby-sleep", "helpPage", $"{Canary} withdrawn", Page());
        var moved = await site.PublishAsync("/help/baby-sleep", "helpPage", $"{Canary} moved", Page());
        var trashed = await site.PublishAsync("/help/baby-sleep", "helpPage", $"{Canary} trashed", Page());
        var topic = await site.CreateAsync("/help", "topic", $"{Canary} topic", new() { ["title"] = Canary, ["summary"] = Canary });
        var future = await site.CreateAsync("/help/baby-sleep", "helpPage", $"{Canary} future", Page());
        await site.Get<DocumentStore>().ScheduleAsync(future.Key, future.Revision, site.Clock.Now.UtcDateTime.AddDays(9), null, TestSite.By);
        await site.Get<DocumentStore>().RunScheduleAsync();
        Guid[] keys = [withdrawn.Key, moved.Key, trashed.Key, topic.Key, future.Key];
        await site.PublishAsync("/help/baby-sleep", "helpPage", "Points at secrets", new()
        {
            ["title"] = "Points at secrets",
            ["summary"] = "s",
            ["audiences"] = new JsonArray("parents"),
            ["topics"] = new JsonArray(topic.Key.ToString(), site.KeyOf("/help/baby-sleep").ToString()),
            ["relatedPages"] = new JsonArray([.. keys.Select(key => (JsonNode)key.ToString())]),
            ["content"] = new JsonArray(
                Block("richText", new() { ["text"] = string.Concat(keys.Select(key => $"<p><a href=\"/{{localLink:{key}}}\">words</a></p>")) }),
                Block("linkList", new() { ["links"] = new JsonArray([.. keys.Select(key => new JsonObject { ["name"] = "words", ["type"] = "document", ["unique"] = key.ToString() })]) }),
                Block("cardList", new() { ["pages"] = new JsonArray([.. keys.Select(key => (JsonNode)key.ToString())]) })),
        });
        await site.MoveAsync($"/help/baby-sleep/{Canary}-moved", "/help/bullying");
        await site.WithdrawAsync($"/help/bullying/{Canary}-moved");
        await site.WithdrawAsync($"/help/baby-sleep/{Canary}-withdrawn");
        await site.TrashAsync($"/help/baby-sleep/{Canary}-trashed");
        await site.SaveAsync("/hubs", values => values["title"] = Canary, segment: $"hubs-{Canary}");
        await site.SaveAsync("/settings", values => values["siteName"] = Canary);
        await site.SaveAsync("/contacts/childline", values => values["whatFor"] = Canary);
        return [.. keys];
    }

    /// <summary>How many answers have the word, or the key of a secret anywhere but in the question.</summary>
    private static async Task<int> CountAsync(Site site, List<Guid> secrets, params string[] headers)
    {
        var seen = 0;
        List<string> questions =
        [
            .. Enumerable.Range(0, site.Site.Count / 40 + 1).Select(page => $"/content?skip={page * 40}&take=40&expand={Everything}"),
            "/content?take=500&sort=updateDate:desc", $"/content?filter=name:{Canary}", $"/content?filter=topic:{Canary}-topic", $"/content?fetch=children:/help/{Canary}-topic",
            "/content?fetch=children:/help/baby-sleep&sort=name:asc", "/content?fetch=descendants:/help&take=500&fields=properties[title]", "/content?filter=audience:parents&filter=ancestor:/help/baby-sleep&take=100",
            "/content/item/help/baby-sleep/points-at-secrets?expand=" + Everything, "/content/item/hubs", "/content/item/settings", "/content/item/contacts/childline", $"/content/item/hubs-{Canary}",
            .. secrets.Select(key => $"/content/item/{key}"), .. secrets.Select(key => $"/content/items?id={key}"), .. secrets.Select(key => $"/content/item/preview-{key}"),
        ];
        foreach (var question in questions)
        {
            using var answer = await site.AskAsync(question, headers);
            Assert.True((int)answer.StatusCode is 200 or 404, $"{question}: {answer.StatusCode}");
            var text = await answer.Content.ReadAsStringAsync() + answer.Headers;
            if (text.Contains(Canary, StringComparison.OrdinalIgnoreCase) || secrets.Any(key => text.Contains(key.ToString(), StringComparison.OrdinalIgnoreCase))) seen++;
        }
        return seen;
    }

    private static async Task<string> BodyAsync(Site site, string path)
    {
        using var answer = await site.AskAsync(path);
        return Regex.Replace(await answer.Content.ReadAsStringAsync(), "\"traceId\":\"[^\"]*\"", "");
    }

    private static JsonObject Page() => new() { ["title"] = Canary, ["summary"] = Canary, ["content"] = new JsonArray(Block("richText", new() { ["text"] = $"<p>{Canary}</p>" })) };

    private static JsonObject Block(string type, JsonObject values) => new() { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = type, ["values"] = values };

    /// <summary>The site on either database, and what an editor does, in one call each.</summary>
    private sealed class Site(ContentServerOptions? postgres) : DeliveredSite, IAsyncDisposable
    {
        private DocumentStore Store => Get<DocumentStore>();

        public async Task<Document> LiveAsync(string path) => await Store.FindAsync(path) ?? throw new InvalidOperationException($"There is no live document {path}.");

        public async Task<Document> CreateAsync(string parent, string type, string name, JsonObject values) => await CreateAsync((await LiveAsync(parent)).Key, type, name, values);

        public Task<Document> CreateAsync(Guid parent, string type, string name, JsonObject values) => Store.CreateAsync(parent, type, new DraftContent { Name = name, Values = values }, TestSite.By);

        public async Task<Document> PublishAsync(string parent, string type, string name, JsonObject values)
        {
            var draft = await CreateAsync(parent, type, name, values);
            return await Store.PublishAsync(draft.Key, draft.Revision, TestSite.By);
        }

        public async Task<Document> SaveAsync(string path, Action<JsonObject> change, string? segment = null)
        {
            var document = await LiveAsync(path);
            var content = DraftContent.Of((await Store.VersionsAsync(document.Key))[0]);
            change(content.Values);
            return await Store.SaveDraftAsync(document.Key, document.Revision, content with { Segment = segment ?? content.Segment }, TestSite.By);
        }

        public async Task SaveAndPublishAsync(string path, string segment)
        {
            var draft = await SaveAsync(path, _ => { }, segment);
            await Store.PublishAsync(draft.Key, draft.Revision, TestSite.By);
        }

        public async Task MoveAsync(string path, string newParent)
        {
            var document = await LiveAsync(path);
            await Store.MoveAsync(document.Key, document.Revision, (await LiveAsync(newParent)).Key, TestSite.By);
        }

        public async Task WithdrawAsync(string path)
        {
            var document = await LiveAsync(path);
            await Store.UnpublishAsync(document.Key, document.Revision, TestSite.By);
        }

        public async Task TrashAsync(string path)
        {
            var document = await LiveAsync(path);
            await Store.TrashAsync(document.Key, document.Revision, TestSite.By);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (postgres is null) return;
            builder.UseSetting("DataDirectory", postgres.DataDirectory);
            builder.UseSetting("ConnectionStrings:Content", postgres.ConnectionString);
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await StopAsync();
            if (postgres is null) return;
            await Postgres.DropDatabaseAsync(postgres.ConnectionString!);
            Directory.Delete(postgres.DataDirectory, recursive: true);
        }
    }
}
