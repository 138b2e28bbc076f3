using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Transfer;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Transfer;

public sealed class MediaFactsTests
{
    [Fact]
    public async Task What_is_known_of_a_picture_comes_along()
    {
        await using var site = await TestSite.SeededAsync();
        var picture = site.Live.Current.Media.First(file => file.Name.StartsWith("topics/", StringComparison.Ordinal));
        var details = new MediaDetails("renamed", "other/place", "What “it” shows", ["one", "two"]) { FocalPoint = (0.25, 0.75), CardCrop = new PictureCrop(0.1, 0.2, 0.3, 0.4) };
        await site.Library().ChangeAsync(picture.Key, details, TestSite.By);
        var before = await StoredContent.ReadMeaningAsync(site);
        Assert.Contains("What “it” shows one, two 0.25 0.75", before, StringComparison.Ordinal);

        var folder = Path.Combine(site.Settings.DataDirectory, "export");
        await site.Export.RunAsync(folder);
        await using var other = await TestSite.EmptyAsync();
        await other.Import.RunAsync(folder);
        Assert.Equal(before, await StoredContent.ReadMeaningAsync(other));
    }

    [Fact]
    public async Task A_mistake_in_it_stops_the_import_with_its_line()
    {
        await using var site = await TestSite.EmptyAsync();
        var folder = Path.Combine(site.Settings.DataDirectory, "export");
        Directory.CreateDirectory(Path.Combine(folder, "documents"));
        Directory.CreateDirectory(Path.Combine(folder, "media"));
        await File.WriteAllTextAsync(Path.Combine(folder, "media", MediaFacts.FileName), "{\n\"a.svg\": [ }");
        var refusal = await Assert.ThrowsAsync<SeedException>(() => site.Import.RunAsync(folder));
        Assert.Contains("media/facts.json:2", refusal.Message, StringComparison.Ordinal);
    }
}
