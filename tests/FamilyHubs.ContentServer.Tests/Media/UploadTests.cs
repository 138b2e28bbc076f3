using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

/// <summary>What may come into the library, and what becomes of it on the way.</summary>
public sealed class UploadTests(UploadSite site) : IClassFixture<UploadSite>
{
    private static readonly byte[] Captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"u8.ToArray();

    /// <summary>Letters and digits of any script, and hyphens.</summary>
    private const string Sound = @"^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*$";

    [PictureFact]
    public async Task A_picture_is_written_anew_without_what_was_hidden_in_it()
    {
        const string canary = "52.6369N 1.1398W";
        var picture = Pictures.Png(300, 200, canary);
        Assert.Contains(canary, Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        var page = await site.Editor.UploadAsync("/editor/media", "Upload", new() { ["in"] = "Hub photos" }, ("files", "Our Hub's garden.JPG", picture));
        Assert.Equal("/editor/media?in=hub-photos&done=one", page.Header("Location"));

        var media = site.Site.Media.Single(file => file.Name == "hub-photos/our-hubs-garden.png");
        Assert.Equal((300, 200), (media.Width, media.Height));
        var answer = await site.Http.GetAsync(new Uri(media.Url, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.DoesNotContain(canary, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(media.Bytes, bytes.Length);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [PictureFact]
    public async Task Several_files_come_in_at_once_and_a_bad_one_keeps_none_of_the_others_out()
    {
        var page = await site.Editor.UploadAsync("/editor/media", "Upload", [], ("files", "one.vtt", Captions), ("files", "bad.png", "not a picture"u8.ToArray()), ("files", "two.png", Pictures.Png(20, 10)));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("bad.png: This is not a kind of file", Assert.Single(page.ListOf(".govuk-error-summary li")), StringComparison.Ordinal);
        Assert.Equal("These were added: one.vtt, two.png.", page.Words(".editor-done"));
    }

    [Fact]
    public async Task A_script_gets_the_answer_as_JSON()
    {
        var (status, answer) = await SendAsync("told.vtt", Captions);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("told.vtt", answer.EnumerateArray().Single().GetProperty("name").GetString());
        (status, answer) = await SendAsync("bad.vtt", [1, 2, 3]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("bad.vtt: This is not", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Lies => new()
    {
        { "a page as a picture", "photo.jpg", "<html><script>alert(1)</script></html>" },
        { "a drawing as a picture", "photo.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>" },
        { "a drawing", "drawing.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>" },
        { "a page as a table", "table.csv", "<html>,<script>alert(1)</script></html>" },
        { "a program as a leaflet", "leaflet.pdf", "MZ\u0001\u0002" },
        { "a leaflet with a program", "leaflet.pdf", "%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n%%EOF\n" },
        { "a leaflet with a page behind it", "leaflet.pdf", "%PDF-1.7\n%%EOF\n<html><script>alert(1)</script></html>" },
        { "a picture that begins and does not end", "photo.jpg", "\u00FF\u00D8\u00FF\u00E0<html>" },
        { "a bomb", "bomb.png", Encoding.Latin1.GetString(Pictures.Png(20_000, 1)).Replace("\0\0N\x20", "\x7F\xFF\xFF\xFF", StringComparison.Ordinal) },
        { "nothing", "empty.csv", "" },
        { "a zip", "photos.zip", "PK\u0003\u0004rest" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_file_that_lies_is_refused_with_a_sentence_and_nothing_is_kept(string what, string name, string latin1)
    {
        var before = (site.Site.Media.Count(), site.StoredFiles());
        var (status, answer) = await SendAsync(name, Encoding.Latin1.GetBytes(latin1));
        Assert.Equal((HttpStatusCode.BadRequest, what), (status, what));
        Assert.Matches(@"^[^:]+: [A-Z].+\.$", answer.GetProperty("message").GetString()!);
        Assert.Equal(before, (site.Site.Media.Count(), site.StoredFiles()));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        var before = site.StoredFiles();
        var (status, answer) = await SendAsync("film.mp4", new byte[8_000_000]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("larger than 2 MB", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, site.StoredFiles());
    }

    [Fact]
    public async Task A_picture_with_too_many_pixels_is_refused_before_it_is_decoded()
    {
        var (_, answer) = await SendAsync("wide.png", Pictures.Png(12_000, 600));
        Assert.Contains("12000 by 600 pixels, which is more than 5 million", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaflet_is_downloaded_not_shown()
    {
        var (_, answer) = await SendAsync("leaflet.pdf", "%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"u8.ToArray());
        var media = site.Site.FindMedia(answer[0].GetProperty("key").GetGuid())!;
        var download = await site.Http.GetAsync(new Uri(media.Url, UriKind.Relative));
        Assert.Equal("application/pdf", download.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition?.DispositionType);
    }

    [HostileFact]
    public async Task Any_name_becomes_a_sound_one()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Hostile!, "uploads", "filenames.json"));
        var names = JsonSerializer.Deserialize<string[]>(text.Replace("\\ud800", "\\ufffd", StringComparison.OrdinalIgnoreCase))!; // Half a pair comes over HTTP as that sign.
        var token = await site.TokenAsync();
        List<string> faults = [];
        faults.AddRange(names.Where(name => !Regex.IsMatch(MediaNames.Stem(name), Sound)));
        foreach (var name in names.Where(name => !string.IsNullOrWhiteSpace(name) && !name.Any(c => char.IsControl(c) || c is '"')))
        {
            var (status, answer) = await site.SendAsync(name, Captions, token);
            if (status != HttpStatusCode.OK) faults.Add($"{name}: {status} {answer}");
            else if (!Regex.IsMatch(answer[0].GetProperty("name").GetString()!, Sound[..^1] + @"\.vtt$")) faults.Add($"{name} became {answer}");
        }
        Faults.None(faults);
        Assert.True(names.Length > 80);
        Assert.Equal(site.Site.Media.Count(), site.Site.Media.Select(file => file.Name).Distinct().Count());
    }

    [HostilePictureFact]
    public async Task Hostile_files_are_refused_or_become_harmless()
    {
        var files = new[] { "images", "uploads", "svg" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Hostile!, folder), "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToList();
        var token = await site.TokenAsync();
        List<string> faults = [];
        var kept = 0;
        foreach (var file in files)
        {
            var (status, answer) = await site.SendAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file), token);
            if (status == HttpStatusCode.BadRequest && answer.GetProperty("message").GetString() is { Length: > 20 }) continue;
            kept++;
            if (status != HttpStatusCode.OK) faults.Add($"{file}: {status}");
            else if (await HarmAsync(site.Site.FindMedia(answer[0].GetProperty("key").GetGuid())!.Url) is { } harm) faults.Add($"{file}: {harm}");
        }
        Faults.None(faults);
        Assert.True(files.Count > 150 && kept > 40, $"{files.Count} files, of which {kept} were kept");
        Assert.Empty(site.Incoming());
    }

    /// <summary>What a kept file could do, or hold that nobody saw in the picture.</summary>
    private async Task<string?> HarmAsync(string url)
    {
        var answer = await site.Http.GetAsync(new Uri(url, UriKind.Relative));
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (!Regex.IsMatch(type, "^image/(jpeg|png|webp)$") && answer.Content.Headers.ContentDisposition?.DispositionType != "attachment") return $"is shown as {type}";
        var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        return new[] { "<script", "onerror=", "GPSLatitude", "http://ns.adobe.com", "Exif\0\0" }.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word ? $"holds {word}" : null;
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string name, byte[] bytes) => await site.SendAsync(name, bytes, await site.TokenAsync());
}

/// <summary>A site that takes 2 MB and 5 million pixels, with an editor signed in.</summary>
public sealed class UploadSite : SeededSite, IAsyncLifetime
{
    public EditorClient Editor { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Editor = await EditorClient.SignInAsync(this, Role.Contributor);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Editor.Dispose();
        await StopAsync();
    }

    public async Task<string> TokenAsync() => (await Editor.ReadAsync("/editor/media")).All("input[name=__RequestVerificationToken]").First().GetAttribute("value")!;

    /// <summary>As the script of the library sends a file.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string name, byte[] bytes, string token)
    {
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(bytes), "files", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/editor/media?handler=Upload") { Content = content, Headers = { { "Accept", "application/json" } } };
        using var answer = await Editor.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone());
    }

    public int StoredFiles() => Directory.EnumerateFiles(Settings.MediaDirectory, "*", SearchOption.AllDirectories).Count(file => !file.Contains("renditions", StringComparison.Ordinal));

    public IEnumerable<string> Incoming() => Directory.Exists(Path.Combine(Settings.MediaDirectory, "incoming")) ? Directory.EnumerateFiles(Path.Combine(Settings.MediaDirectory, "incoming")) : [];

    public async Task<int> CountAsync()
    {
        await using var database = Get<ContentStorage>().CreateDbContext();
        return await database.Media.CountAsync();
    }

    private ContentServerOptions Settings => Get<ContentServerOptions>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Media:MaxMegabytes", "2");
        builder.UseSetting("Media:MaxMegapixels", "5");
    }
}
