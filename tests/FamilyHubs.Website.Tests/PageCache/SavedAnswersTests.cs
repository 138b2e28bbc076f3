using System.Net;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PageCache;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FamilyHubs.Website.Tests.PageCache;

/// <summary>Finished pages that the last run left on disk.</summary>
public sealed class SavedAnswersTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SeededSite site = new();
    private readonly List<IDisposable> running = [];
    private readonly string folder = Directory.CreateTempSubdirectory("family-hubs-restarted-").FullName;

    private string Saved => Path.Combine(folder, "published", "answers.bin");

    public Task InitializeAsync() => site.InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in running) one.Dispose();
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_page_of_the_last_run_is_there_before_it_is_made(string encoding)
    {
        await Task.WhenAll(new[] { "/", "/help", "/hubs" }.Select(path => GetAsync(site.Http, path, encoding)));
        var before = await GetAsync(site.Http, "/help", encoding);
        var (http, kept) = Restart();
        var after = await GetAsync(http, "/help", encoding);
        Assert.Equal(0, kept.Made);
        Assert.Equal(await before.Content.ReadAsByteArrayAsync(), await after.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(before), Headers(after));
        Assert.Equal(3, kept.Count);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(http, "/help", encoding, after.Headers.ETag!.Tag)).StatusCode);
        Assert.NotEqual(await (await GetAsync(http, "/hubs?district=charnwood", "identity")).Content.ReadAsStringAsync(), await (await GetAsync(http, "/hubs", "identity")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_change_makes_a_page_of_the_last_run_anew_when_it_shows_it()
    {
        foreach (var path in new[] { "/help/baby-sleep", "/help", "/volunteers" }) await GetAsync(site.Http, path);
        var (http, kept) = Restart();
        await running.OfType<Restarted>().Single().ChangeAsync("/help/baby-sleep", "Sleep for babies");
        Assert.False(kept.TryFind("/help/baby-sleep", out _));
        Assert.False(kept.TryFind("/help", out _));
        Assert.True(kept.TryFind("/volunteers", out _));
        Assert.Contains("Sleep for babies", await (await GetAsync(http, "/help", "identity")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_other_content_are_not_used()
    {
        await GetAsync(site.Http, "/help");
        site.Get<SavedAnswers>().Save();
        await site.ChangeAsync("/volunteers", values => values["title"] = "Another title");
        var (_, kept) = Restart(isSaved: true);
        Assert.Equal(0, kept.Count);
    }

    [Theory]
    [InlineData("Site:Url", "https://other.example")]
    [InlineData("Umbraco:CMS:DeliveryApi:DisallowedContentTypeAliases:0", "alert")]
    public async Task Pages_that_were_made_under_other_settings_are_not_used(string name, string value)
    {
        await GetAsync(site.Http, "/help");
        var (_, kept) = Restart(setting: (name, value));
        Assert.Equal(0, kept.Count);
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_not_used()
    {
        await GetAsync(site.Http, "/help");
        var (_, kept) = Restart(meanwhile: () =>
        {
            var bytes = File.ReadAllBytes(Saved);
            bytes[^100] ^= 1;
            File.WriteAllBytes(Saved, bytes);
        });
        Assert.Equal(0, kept.Count);
    }

    [Fact]
    public async Task Pages_end_with_the_day_and_a_clock_that_was_put_back_uses_none()
    {
        await GetAsync(site.Http, "/help");
        var now = site.Clock.Now;
        var (_, kept) = Restart(meanwhile: () => site.Clock.Now = now.AddDays(1));
        Assert.False(kept.TryFind("/help", out _));
        running.ForEach(one => one.Dispose());
        running.Clear();
        site.Clock.Now = now;
        (_, kept) = Restart(meanwhile: () => site.Clock.Now = now.AddMinutes(-1));
        Assert.Equal(0, kept.Count);
    }

    [Fact]
    public async Task Only_the_site_itself_can_read_them()
    {
        await GetAsync(site.Http, "/help");
        site.Get<SavedAnswers>().Save();
        Copy();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Saved));
    }

    [Fact]
    public async Task What_is_stale_private_or_a_question_is_not_saved()
    {
        await GetAsync(site.Http, "/help/baby-sleep");
        await GetAsync(site.Http, "/help/behaviour");
        await GetAsync(site.Http, "/hubs?district=charnwood");
        await GetAsync(site.Http, "/umbraco/delivery/api/v2/content/item/help");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/volunteers") { Headers = { { "Api-Key", "x" } } };
        await site.Http.SendAsync(asked);
        await site.ChangeAsync("/help/baby-sleep", values => values["title"] = "Sleep for babies");
        Assert.Equal(["/help/behaviour"], site.Get<KeptAnswers>().MostAsked(site.Site, 100).Select(page => page.Key));
    }

    private (HttpClient Http, KeptAnswers Kept) Restart(Action? meanwhile = null, (string Name, string Value)? setting = null, bool isSaved = false)
    {
        if (!isSaved) site.Get<SavedAnswers>().Save();
        Copy();
        meanwhile?.Invoke();
        var next = new Restarted(site, folder, setting);
        running.Add(next);
        return (next.Http, next.Services.GetRequiredService<KeptAnswers>());
    }

    private void Copy()
    {
        var from = site.Get<WebsiteSettings>().ContentServer.DataDirectory;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is var name && !name.EndsWith(".lock", StringComparison.Ordinal) && !name.StartsWith("search", StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static List<string> Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order()];

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string path, string encoding = "br", string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await http.SendAsync(request);
    }

    /// <summary>The same program once more, on a copy of what the first has on disk.</summary>
    private sealed class Restarted : IDisposable
    {
        private readonly WebApplicationFactory<Program> host;

        public Restarted(SeededSite site, string folder, (string Name, string Value)? setting)
        {
            host = site.WithWebHostBuilder(builder =>
            {
                builder.UseSetting("DataDirectory", folder);
                if (setting is var (name, value)) builder.UseSetting(name, value);
            });
            Http = host.CreateClient(new() { BaseAddress = new(SeededSite.Url), AllowAutoRedirect = false, HandleCookies = false });
        }

        public HttpClient Http { get; }

        public IServiceProvider Services => host.Services;

        public async Task ChangeAsync(string path, string title)
        {
            var store = Services.GetRequiredService<FamilyHubs.ContentServer.Documents.DocumentStore>();
            var document = (await store.FindAsync(path))!;
            var content = FamilyHubs.ContentServer.Documents.DraftContent.Of((await store.VersionsAsync(document.Key))[0]);
            content.Values["title"] = title;
            document = await store.SaveDraftAsync(document.Key, document.Revision, content, "test");
            await store.PublishAsync(document.Key, document.Revision, "test");
        }

        public void Dispose()
        {
            Http.Dispose();
            host.Dispose();
        }
    }
}
