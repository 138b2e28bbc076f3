using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PageCache;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.Website.Tests.PageCache;

public sealed class PageCacheTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SeededSite site = new();

    private const string Api = "/umbraco/delivery/api/v2";

    private KeptAnswers Kept => site.Get<KeptAnswers>();

    public Task InitializeAsync() => site.InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_second_answer_is_the_first_one_again()
    {
        var made = await GetAsync("/help");
        Assert.True(Kept.TryFind("/help", out _));
        var again = await GetAsync("/help");
        Assert.Equal(await made.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(made), Headers(again));
        Assert.Contains("default-src 'none'", again.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", again.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("", null)]
    [InlineData("brotli, gz, ;;, =,,", null)]
    public async Task Every_encoding_has_the_same_page(string accepted, string? encoding)
    {
        var plain = await (await GetAsync("/help")).Content.ReadAsStringAsync();
        var answer = await GetAsync("/help", ("Accept-Encoding", accepted));
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Equal(plain, await ReadAsync(answer));
    }

    [Fact]
    public async Task Who_has_the_page_is_told_that_it_is_still_true()
    {
        var tag = (await GetAsync("/help", ("Accept-Encoding", "br"))).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/help", ("If-None-Match", $"\"other\", W/{tag}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/help", ("If-None-Match", "*"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/help", ("If-None-Match", "\"other\""))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/help", ("If-None-Match", string.Join(", ", Enumerable.Repeat("\"x\"", 1_000))))).StatusCode);
    }

    [Fact]
    public async Task Head_has_the_headers_and_no_body()
    {
        var page = await GetAsync("/help");
        var head = await site.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/help"));
        Assert.Equal(page.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_a_page_does_not_read_of_the_query_makes_no_other_answer()
    {
        await GetAsync("/help");
        var before = Kept.Count;
        for (var i = 0; i < 50; i++) Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/help?utm_source={i}&x={new string('y', i)}")).StatusCode);
        for (var i = 0; i < 50; i++) Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/made-up-{i}")).StatusCode);
        Assert.Equal(before, Kept.Count);
    }

    [Theory]
    [InlineData("/search?q=sleep")]
    [InlineData("/api/search?q=sleep")]
    [InlineData("/health/ready")]
    [InlineData("/no-such-page")]
    public async Task What_is_not_the_same_for_everybody_is_not_kept(string path)
    {
        await GetAsync(path);
        Assert.Equal(0, Kept.Count);
    }

    [Theory]
    [InlineData("/help", "Api-Key")]
    [InlineData("/help", "Preview")]
    [InlineData("/help", "Authorization")]
    [InlineData(Api + "/content/item/help", "Api-Key")]
    [InlineData(Api + "/content/item/help", "Preview")]
    public async Task A_request_that_may_be_private_is_neither_answered_from_memory_nor_kept(string path, string header)
    {
        await GetAsync(path, (header, "x"));
        Assert.Equal(0, Kept.Count);
        await GetAsync(path);
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
        await GetAsync(path, (header, "x"));
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
    }

    [Fact]
    public async Task An_answer_of_the_API_is_kept_for_each_thing_that_it_depends_on()
    {
        string[] different = ["", "?fields=properties[title]", "?filter=contentType:helpPage", "?filter=contentType:helpPage&expand=properties[topics]", "?fetch=children:/hubs", "?filter=contentType:topic", "?filter=contentType:!topic", "?sort=name:asc", "?sort=name:desc", "?take=3", "?skip=3", "?skip=3&take=3"];
        var answers = new List<string>();
        foreach (var query in different)
        {
            var first = await TextAsync($"{Api}/content{query}");
            foreach (var again in new[] { query, $"{query}{(query.Length > 0 ? "&" : "?")}unknown=1", query })
                Assert.Equal(first, await TextAsync($"{Api}/content{again}"));
            answers.Add(first);
        }
        Assert.Equal(different.Length, answers.Distinct().Count());
        Assert.Equal(different.Length, Kept.Count);
        Assert.Equal(await TextAsync($"{Api}/content?take=3&skip=3"), answers[^1]);
        Assert.Equal(different.Length, Kept.Count);
    }

    [Fact]
    public async Task The_start_item_and_the_vary_header_of_the_API_stay_as_they_are()
    {
        var plain = await GetAsync($"{Api}/content/item/help");
        Assert.Equal(["Accept-Language", "Accept-Segment", "Preview", "Start-Item", "Api-Key", "Accept-Encoding"], plain.Headers.Vary);
        Assert.Equal("*", plain.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"{Api}/content/item/help", ("Start-Item", "another"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"{Api}/content/item/help")).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync($"{Api}/content/item/help", ("If-None-Match", plain.Headers.ETag!.Tag))).StatusCode);
    }

    /// <summary>Whoever asks first may have an old copy: what is kept is the whole answer all the same.</summary>
    [Theory]
    [InlineData("/news.atom")]
    [InlineData(Api + "/content/item/help")]
    public async Task A_first_reader_with_an_old_copy_does_not_spoil_the_answer_for_others(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(path, ("If-None-Match", "\"old\""))).StatusCode);
        Assert.NotEmpty(await TextAsync(path));
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
    }

    [Fact]
    public async Task A_flood_of_questions_and_spellings_fills_nothing()
    {
        await GetAsync("/help");
        await GetAsync($"{Api}/content/item/help");
        var before = Kept.Count;
        for (var i = 0; i < 100; i++)
        {
            await GetAsync($"{Api}/content?filter=name:made-up-{i}");
            await GetAsync($"{Api}/content/item/help?unknown={i}&{i}");
            await GetAsync($"/hubs?district=made-up-{i}");
            await GetAsync($"/whats-on?page={i}");
            await GetAsync($"/whats-on.ics?age={i}");
        }
        foreach (var odd in new[] { "/NEWS.atom", "/nEwS.atom", $"{Api}/content/item//help//", $"{Api}/content/item/HELP", $"{Api}/CONTENT", "/hubs/COALVILLE.vcf", "/hubs?POSTCODE=LE67+3EA", "/hubs?postcode=x" }) await GetAsync(odd);
        Assert.Equal(before, Kept.Count);
    }

    [Theory]
    [InlineData("Accept-Encoding", "br;q=1.0;q=0, \u00ff, gzip;;;, ,,,,")]
    [InlineData("Accept-Language", "xx-YY, ;;q=9")]
    [InlineData("Range", "bytes=0-1,5-2,-9999999999")]
    [InlineData("If-None-Match", "W/, \"\", , \"unclosed")]
    [InlineData("If-Modified-Since", "yesterday")]
    [InlineData("Cookie", "a=b; c")]
    public async Task Odd_headers_get_the_same_page_and_keep_nothing_more(string name, string value)
    {
        var page = await TextAsync("/help");
        var answer = await GetAsync("/help", (name, value));
        Assert.Equal((HttpStatusCode.OK, page), (answer.StatusCode, await ReadAsync(answer)));
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
    }

    [Fact]
    public async Task A_flood_of_long_and_odd_headers_keeps_one_answer()
    {
        var page = await TextAsync("/help");
        (string Name, string Value)[] odd =
        [
            ("Accept-Encoding", string.Join(", ", Enumerable.Repeat("br;q=0.1", 3_000))), ("Accept-Encoding", new string(',', 20_000)), ("Accept-Encoding", "gzip;q=0.000, br;q=0, *;q=0"),
            ("If-None-Match", string.Join(", ", Enumerable.Range(0, 3_000).Select(i => $"\"{i}\""))), ("If-None-Match", new string('"', 20_000)),
            ("Range", "bytes=" + string.Join(',', Enumerable.Repeat("0-1", 3_000))), ("Range", "bytes=-"), ("If-Range", "\"other\""),
        ];
        foreach (var (name, value) in odd.Concat(odd))
        {
            var answer = await GetAsync("/help", (name, value));
            Assert.Equal((HttpStatusCode.OK, page), (answer.StatusCode, await ReadAsync(answer)));
        }
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
    }

    [Fact]
    public async Task A_page_that_failed_is_not_kept_and_is_made_for_the_next_visitor()
    {
        await using var broken = new BrokenSite();
        await broken.InitializeAsync();
        var failed = await broken.Http.GetAsync(new Uri(FaultOnDemand.Path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.InternalServerError, 0), (failed.StatusCode, broken.Get<KeptAnswers>().Count));
        Assert.Equal(HttpStatusCode.OK, (await broken.ReadAsync("/about")).Status);
        Assert.Equal(1, broken.Get<KeptAnswers>().Count);
    }

    [Fact]
    public async Task Small_pictures_come_from_memory_and_large_files_and_parts_from_the_disk()
    {
        const int Small = 64 * 1024;
        var media = site.Site.Whole.Media.ToList();
        var small = media.First(item => item.Bytes <= Small && item.Extension == "svg");
        var first = await GetAsync(small.Url);
        var again = await GetAsync(small.Url, ("Accept-Encoding", "br"));
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await ReadAsync(again));
        Assert.Equal("default-src 'none'; sandbox", again.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("cross-origin", again.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal(HttpStatusCode.PartialContent, (await GetAsync(small.Url, ("Range", "bytes=0-9"))).StatusCode);
        foreach (var large in media.Where(item => item.Bytes > Small)) Assert.Equal(HttpStatusCode.OK, (await GetAsync(large.Url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"{small.Url}/0123456789ab-320.webp")).StatusCode);
        Assert.Equal((1, 1), (Kept.Count, Kept.Made));
    }

    [Theory]
    [InlineData("POST", "/help")]
    [InlineData("PUT", "/help")]
    [InlineData("DELETE", "/hubs")]
    [InlineData("BREW", "/")]
    public async Task Other_methods_are_refused_also_for_what_is_kept(string method, string path)
    {
        await GetAsync(path);
        var answer = await site.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task What_the_clock_says_is_kept_until_it_says_something_else()
    {
        var closes = site.Site.OfType<Hub>().Select(hub => (hub.Path, Hours: new SiteTimes(site.Site).HoursOf(hub))).First(hub => hub.Hours.At(new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero)).IsOpen == true);
        site.Clock.Now = new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero);
        string[] paths = [closes.Path, "/hubs", "/whats-on", closes.Path + "/noticeboard", closes.Path + ".ics"];
        foreach (var path in paths) await GetAsync(path);
        Assert.All(paths, path => Assert.True(Kept.TryFind(path, out _), $"{path} is not kept."));
        var open = await TextAsync(closes.Path);
        site.Clock.Now = closes.Hours.At(site.Clock.Now).Until!.Value;
        Assert.False(Kept.TryFind(closes.Path, out _));
        Assert.False(Kept.TryFind("/hubs", out _));
        Assert.NotEqual(open, await TextAsync(closes.Path));
        site.Clock.Now = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
        Assert.All(paths, path => Assert.False(Kept.TryFind(path, out _), $"{path} is kept into the next day."));
    }

    [Fact]
    public async Task Assets_come_from_memory_as_they_were_built()
    {
        var style = site.Get<SiteAssets>().Url("site.css");
        var plain = await GetAsync(style);
        var small = await GetAsync(style, ("Accept-Encoding", "br"));
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", small.Headers.GetValues("Cache-Control")), ignoreCase: true);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await ReadAsync(small));
        Assert.Equal("nosniff", small.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(style, ("If-None-Match", small.Headers.ETag!.Tag))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/assets/none.css")).StatusCode);
        var font = site.Get<SiteAssets>().All.Keys.First(url => url.EndsWith(".woff2", StringComparison.Ordinal));
        Assert.Empty((await GetAsync(font, ("Accept-Encoding", "br"))).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Drafts_laid_over_the_site_are_neither_kept_nor_answered_from_memory()
    {
        await GetAsync("/help/baby-sleep");
        await site.SaveAsync("/help/baby-sleep", values => values["title"] = "A draft title");
        await using var scope = site.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Path = "/help/baby-sleep", Method = "GET" } };
        scope.ServiceProvider.GetRequiredService<ShownSite>().Instead = site.Site.Next(new SiteChange(site.Site.Sequence));
        http.SetEndpoint(new Endpoint(null, new(new FamilyHubs.ContentServer.KeptAttribute()), "a page"));
        var isMade = false;
        await new KeepAnswers(Make, Kept, site.Clock, NullLogger<KeepAnswers>.Instance).InvokeAsync(http);
        Assert.True(isMade);
        Assert.DoesNotContain("A draft title", await TextAsync("/help/baby-sleep"), StringComparison.Ordinal);

        Task Make(HttpContext _)
        {
            isMade = true;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_crowd_that_asks_for_the_same_page_has_it_made_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => GetAsync("/help"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, Kept.Made);
    }

    [Fact]
    public async Task An_alert_comes_and_goes_by_the_clock()
    {
        site.Clock.Now = new(2026, 12, 1, 7, 0, 0, TimeSpan.Zero);
        await site.PublishAsync("/alerts", "alert", "Snow", new JsonObject { ["title"] = "Snow today", ["level"] = "warning", ["startsAt"] = "2026-12-01T08:00:00Z", ["endsAt"] = "2026-12-01T18:00:00Z" });
        Assert.DoesNotContain("Snow today", await TextAsync("/help"), StringComparison.Ordinal);
        site.Clock.Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);
        Assert.Contains("Snow today", await TextAsync("/help"), StringComparison.Ordinal);
        site.Clock.Now = new(2026, 12, 1, 18, 0, 0, TimeSpan.Zero);
        Assert.DoesNotContain("Snow today", await TextAsync("/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_page_cannot_be_made_the_last_good_one_is_shown()
    {
        var good = await TextAsync("/help");
        await site.WithdrawAsync("/settings"); // No page can be made without them.
        Assert.Equal(good, await TextAsync("/help"));
        Assert.Equal(HttpStatusCode.InternalServerError, (await GetAsync("/volunteers")).StatusCode);
    }

    /// <summary>What is still kept after a change must be what would be made now: the promise of the whole thing.</summary>
    [Fact]
    public async Task No_change_leaves_a_page_that_is_not_true_any_more()
    {
        List<string> paths =
        [
            .. site.Site.Pages.Select(page => page.Path).Where((_, number) => number % 4 == 0),
            "/hubs", "/whats-on", "/hubs.geojson", "/news.atom", "/topics/baby-sleep.atom", "/hubs/coalville.ics", "/hubs/coalville.vcf", "/sitemap.xml",
            $"{Api}/content", $"{Api}/media/items", $"{Api}/content/item/help/baby-sleep", $"{Api}/content/item/{site.Site.Find("/help/behaviour")!.Key}", $"{Api}/content/item/contacts/samaritans",
        ];
        var news = site.Site.OfType<NewsStory>().First().Path;
        (string What, Func<Task> Change)[] changes =
        [
            ("a title", () => site.ChangeAsync("/help/baby-sleep", values => values["title"] = "Sleep for babies")),
            ("a contact", () => site.ChangeAsync("/contacts/samaritans", values => values["phone"] = "116 124")),
            ("a contact in the foot of all pages", () => site.ChangeAsync("/contacts/childline", values => values["phone"] = "0800 2222")),
            ("a figure", () => site.ChangeAsync("/figures/" + site.Site.OfType<Figure>().First().Segment, values => values["value"] = "999,999")),
            ("a new page", () => site.PublishAsync("/news", "newsStory", "A new story", new JsonObject { ["title"] = "A new story", ["summary"] = "It is new.", ["date"] = "2026-11-22", ["content"] = Editing.RichText("<p>New.</p>") })),
            ("a page withdrawn", () => site.WithdrawAsync(news)),
            ("a rename", () => site.ChangeAsync("/help/behaviour", _ => { }, "how-children-behave")),
            ("the settings", () => site.ChangeAsync("/settings", values => values["tagline"] = "Another line")),
        ];
        var kept = 0;
        foreach (var (what, change) in changes)
        {
            foreach (var path in paths) await GetAsync(path);
            await change();
            foreach (var path in paths.Where(path => Kept.TryFind(path, out _)))
            {
                kept++;
                Assert.True(await TextAsync(path) == await TextAsync(path, ("Api-Key", "made anew")), $"After {what} was changed {path} is not true any more.");
            }
        }
        Assert.True(kept > paths.Count, $"Only {kept} pages were kept through {changes.Length} changes: far too much is dropped.");
    }

    [Fact]
    public async Task A_change_drops_the_pages_that_show_it_and_no_others()
    {
        foreach (var path in new[] { "/help/baby-sleep", "/help", "/volunteers", "/hubs/coalville" }) await GetAsync(path);
        await site.ChangeAsync("/help/baby-sleep", values => values["title"] = "Sleep for babies");
        Assert.False(Kept.TryFind("/help/baby-sleep", out _));
        Assert.False(Kept.TryFind("/help", out _));
        Assert.True(Kept.TryFind("/hubs/coalville", out _));
        Assert.True(Kept.TryFind("/volunteers", out _));
        Assert.Contains("Sleep for babies", await TextAsync("/help"), StringComparison.Ordinal);
    }

    /// <summary>It is made once for all of them: also a page that only took it over shows it anew.</summary>
    [Fact]
    public async Task The_foot_of_every_page_follows_what_it_shows()
    {
        string[] paths = ["/about", "/volunteers", "/hubs/coalville"];
        foreach (var path in paths) Assert.DoesNotContain("0800 2222", await TextAsync(path), StringComparison.Ordinal);
        await site.ChangeAsync("/contacts/childline", values => values["phone"] = "0800 2222");
        foreach (var path in paths) Assert.Contains("0800 2222", await TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_inline_completions_pages_and_forms_are_answered_as_ever()
    {
        using var inline = site.WithWebHostBuilder(builder => builder.UseSetting("Server:InlineCompletions", "true").UseSetting("Editor:Enabled", "false").UseSetting("DataDirectory", SeededData.Copy()));
        using var http = inline.CreateClient();
        Assert.Equal(await TextAsync("/help"), await http.GetStringAsync(new Uri("/help", UriKind.Relative)));
        using var form = new FormUrlEncodedContent([new("postcode", "LE67 3EA")]);
        var found = await http.PostAsync(new Uri("/hubs", UriKind.Relative), form);
        Assert.Contains("Nearest to", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_request_of_the_public_is_noted_for_others_to_look_up() => Assert.Null(site.Services.GetService<IHttpContextAccessor>()); // That costs each of them a twentieth more.

    [Fact]
    public void Inline_completions_and_the_editor_do_not_go_together()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Site:Url"] = SeededSite.Url, ["DataDirectory"] = Path.GetTempPath(), ["Server:InlineCompletions"] = "true" }).Build();
        Assert.Contains("Editor:Enabled", Assert.Throws<SettingsException>(() => WebsiteSettings.Read(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_publish_made_untrue_is_told_in_the_forms_in_which_it_was_kept()
    {
        var kept = new KeptAnswers(site.Get<WebsiteSettings>(), site.Clock);
        kept.Follow(site.Site, null);
        Assert.Null(kept.Outdated(10)); // All is to be made.
        await kept.WhenOutdatedAsync(CancellationToken.None);
        var (seldom, often, question, other) = (Reading("/a"), Reading("/a"), Reading("/a"), Reading("/b"));
        for (var i = 0; i < 3; i++) await often.AnswerAsync(Asking("br"));
        await seldom.AnswerAsync(Asking("gzip"));
        await often.AnswerAsync(Asking("gzip"));
        foreach (var (key, answer) in new[] { ("/seldom", seldom), ("/often", often), ("/often\nq=1", question), ("/other", other) }) kept.Keep(new(), key, answer, site.Site);
        Assert.Empty(kept.Outdated(10)!);

        kept.Follow(site.Site, ReadsOf("/a"));
        await kept.WhenOutdatedAsync(CancellationToken.None);
        Assert.Equal([("/often", "br"), ("/often", "gzip"), ("/seldom", "gzip")], kept.Outdated(10));
        Assert.Equal([("/often", "br"), ("/often", "gzip")], kept.Outdated(1));

        static KeptAnswer Reading(string path) => new([], Encoding.UTF8.GetBytes(new string('x', 1_000)), ReadsOf(path), DateTimeOffset.MaxValue);
        static Reads ReadsOf(string path)
        {
            var reads = new Reads();
            reads.Path(path);
            return reads;
        }

        static DefaultHttpContext Asking(string encoding) => new() { Request = { Method = "GET", Headers = { AcceptEncoding = encoding } } };
    }

    [Fact]
    public void Questions_drive_no_pages_out()
    {
        var kept = new KeptAnswers(site.Get<WebsiteSettings>() with { PageCacheBytes = 200_000 }, site.Clock);
        kept.Follow(site.Site, null);
        for (var i = 0; i < 10; i++) Keep($"/{i}", i);
        for (var i = 0; i < 500; i++)
        {
            Assert.False(kept.Takes($"/0\nq={i}"));
            Assert.True(kept.Takes($"/0\nq={i}"));
            Keep($"/0\nq={i}", 1_000 + i);
        }
        Assert.All(Enumerable.Range(0, 10), i => Assert.True(kept.TryFind($"/{i}", out _)));
        Assert.InRange(kept.Count, 11, 20);

        void Keep(string key, long usedAt) => kept.Keep(new(), key, new KeptAnswer([], Encoding.UTF8.GetBytes(key), new Reads(), DateTimeOffset.MaxValue) { UsedAt = usedAt }, site.Site);
    }

    [Fact]
    public void When_the_room_is_full_the_least_used_go()
    {
        var kept = new KeptAnswers(site.Get<WebsiteSettings>() with { PageCacheBytes = 200_000 }, site.Clock);
        kept.Follow(site.Site, null);
        for (var i = 0; i < 200; i++)
        {
            var body = Encoding.UTF8.GetBytes($"Answer {i}");
            kept.Keep(new(), $"/{i}", new KeptAnswer([], body, new Reads(), DateTimeOffset.MaxValue) { UsedAt = i }, site.Site);
            Assert.InRange(kept.Bytes, 0, 200_000);
        }
        Assert.True(kept.TryFind("/199", out _));
        Assert.False(kept.TryFind("/0", out _));
    }

    private static List<string> Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order()];

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await site.Http.SendAsync(request);
    }

    private async Task<string> TextAsync(string path, params (string Name, string Value)[] headers) => await (await GetAsync(path, headers)).Content.ReadAsStringAsync();

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}
