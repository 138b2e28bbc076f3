using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public abstract partial class DocumentStoreTests
{
    [DatabaseFact]
    public async Task Awkward_names_are_stored_published_and_found()
    {
        var long200 = new string('n', 200);
        (string Name, string Stored, string Segment)[] table =
        [
            ("O'Brien’s group", "O'Brien’s group", "obriens-group"),
            ("Straße für Väter", "Straße für Väter", "straße-fur-vater"),
            ("👶🏽 Baby day", "👶🏽 Baby day", "baby-day"),
            ("👶", "👶", "page"),
            ("ગુજરાતી", "ગુજરાતી", "ગુજરાતી"),
            ("السلام عليكم", "السلام عليكم", "السلام-عليكم"),
            ("a\0b\u0007c\r\nd", "abcd", "a-b-c-d"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>", "script-alert-1-script"),
            (long200, long200, new string('n', 80)),
        ];
        foreach (var (name, stored, segment) in table)
        {
            var document = await CreatePublishedAsync(name);
            Assert.Equal($"{Topic}/{segment}", document.Path);
            Assert.Equal(stored, Live.Find(document.Path!)?.Name);
            Assert.Equal(document.Key, (await Documents.FindAsync(document.Path!))?.Key);
        }
    }

    [DatabaseFact]
    public async Task Awkward_text_is_stored_as_it_was_typed()
    {
        const string Awkward = "ß 👩‍👩‍👧 ગુજરાતી \u0007 \0 \u202E \uFEFF <b> & \" ' \\ \u2028 end";
        var document = await CreateAsync("Naps");
        await SaveAsync(document.Key, content => With(content, "owner", Awkward) with { Note = "a\0b" });
        Assert.Equal(Awkward, (await site.ContentAsync(document.Key)).Values["owner"]!.GetValue<string>());
        await PublishAsync(document.Key);
        Assert.Equal(Awkward, ((Website.PublishedModels.HelpPage)Live.Find($"{Topic}/naps")!).Owner);
    }

    [DatabaseFact]
    public async Task Of_two_writers_at_once_exactly_one_wins_and_nothing_is_lost()
    {
        var document = await site.GetAsync(Page);
        var content = await site.ContentAsync(document.Key);
        await using var node = site.Node();
        await node.Live.LoadAsync();
        DocumentStore[] stores = [Documents, node.Documents, Documents, node.Documents];
        for (var round = 1; round <= 5; round++)
        {
            var revision = (await site.GetAsync(document.Key)).Revision;
            var tries = await Task.WhenAll(stores.Select(async (store, writer) =>
            {
                try
                {
                    return await Task.Run(() => store.SaveDraftAsync(document.Key, revision, content with { Name = $"{round} by {writer}" }, $"writer {writer}"));
                }
                catch (DocumentConflict conflict)
                {
                    Assert.StartsWith($"{round} by", conflict.Theirs.Name, StringComparison.Ordinal);
                    return null;
                }
            }));
            var winner = Assert.Single(tries, saved => saved is not null)!;
            Assert.Equal(($"{round} by {Array.IndexOf(tries, winner)}", round + 1), ((await site.DraftAsync(document.Key)).Name, winner.DraftNumber));
        }
        Assert.Equal(6, (await Documents.VersionsAsync(document.Key)).Count);
    }

    [DatabaseFact]
    public async Task Writers_of_different_pages_wait_for_one_another_and_all_succeed()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => CreatePublishedAsync($"Page {i}"))));
        Assert.Equal(8, pages.Select(page => page.Path).Distinct().Count());
        Assert.All(pages, page => Assert.NotNull(Live.Find(page.Path!)));
        Assert.Equal(8, pages.Select(page => page.SortOrder).Distinct().Count());
    }
}
