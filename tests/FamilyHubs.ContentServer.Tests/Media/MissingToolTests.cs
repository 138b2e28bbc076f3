using FamilyHubs.ContentServer.Media;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

public sealed class MissingToolTests
{
    [Fact]
    public async Task Without_the_program_pictures_say_how_to_install_it_and_all_else_is_taken()
    {
        await using var site = await TestSite.SeededAsync();
        var library = site.Library(path: "/nowhere");
        var refusal = await Assert.ThrowsAsync<MediaRefused>(() => library.UploadAsync(new MemoryStream(Pictures.Png(10, 10)), "a.png", "", TestSite.By));
        Assert.Contains("apt-get install libvips-tools", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Settings.MediaDirectory, "incoming")));
        await library.UploadAsync(new MemoryStream("WEBVTT\n"u8.ToArray()), "a.vtt", "", TestSite.By);
    }
}
