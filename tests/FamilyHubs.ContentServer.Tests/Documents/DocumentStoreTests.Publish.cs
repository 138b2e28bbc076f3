using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public abstract partial class DocumentStoreTests
{
    [DatabaseFact]
    public async Task A_published_page_answers_at_its_address()
    {
        var document = await CreatePublishedAsync("Naps in the day");
        Assert.Equal($"{Topic}/naps-in-the-day", document.Path);
        var page = Assert.IsType<Address.Page>(Live.Resolve(document.Path!)).Model;
        Assert.Equal(("Naps in the day", document.Key), (page.Name, page.Key));
        Assert.Equal(page, Live.Find(Topic)!.Children[^1]);
        Assert.Equal(Live.Find(Topic), page.Parent);
    }

    [DatabaseFact]
    public async Task A_snapshot_that_somebody_holds_does_not_change()
    {
        var held = Live;
        var before = (held.Count, held.Sequence, held.Find(Page)!.Name);
        var document = await SaveAsync(Page, content => content with { Name = "Changed" });
        await PublishAsync(document.Key);
        await CreatePublishedAsync("Naps");
        Assert.Equal(before, (held.Count, held.Sequence, held.Find(Page)!.Name));
        Assert.Equal(("Changed", before.Count + 1), (Live.Find(Page)!.Name, Live.Count));
    }

    [DatabaseFact]
    public async Task Publishing_one_page_keeps_the_other_documents_as_they_are_in_memory()
    {
        var before = Live.Contents.ToDictionary(content => content.Key);
        var document = await SaveAsync(Page, content => content with { Name = "Changed" });
        await PublishAsync(document.Key);
        var changed = Live.Contents.Where(content => !ReferenceEquals(content, before[content.Key])).Select(content => content.Key);
        Assert.Equal([document.Key], changed);
    }

    [DatabaseFact]
    public async Task A_withdrawn_page_is_gone_with_all_below_it_and_comes_back()
    {
        var below = Live.Find(Topic)!.Descendants.Select(page => page.Path).ToList();
        Assert.NotEmpty(below);
        var document = await UnpublishAsync(Topic);
        Assert.Null(document.PublishedNumber);
        Assert.All(below.Append(Topic), path => Assert.IsType<Address.Gone>(Live.Resolve(path)));
        Assert.DoesNotContain(Live.OfType("helpPage"), page => page.Name == "Safer sleep");

        await PublishAsync(document.Key);
        Assert.All(below.Append(Topic), path => Assert.IsType<Address.Page>(Live.Resolve(path)));
    }

    [DatabaseFact]
    public async Task A_page_below_an_unpublished_one_waits_for_it()
    {
        var topic = await UnpublishAsync(Topic);
        var page = await PublishAsync((await Documents.CreateAsync(topic.Key, "helpPage", NewPage("Naps"), By)).Key);
        Assert.Equal((1, null), (page.PublishedNumber, page.Path));
        Assert.IsType<Address.Unknown>(Live.Resolve($"{Topic}/naps"));
        await PublishAsync(topic.Key);
        Assert.IsType<Address.Page>(Live.Resolve($"{Topic}/naps"));
    }

    [DatabaseFact]
    public async Task An_address_of_another_page_is_refused_and_nothing_is_stored()
    {
        var created = await Documents.CreateAsync((await site.GetAsync(Topic)).Key, "helpPage", NewPage("x") with { Segment = "safer-sleep" }, By);
        Assert.Equal("segment", await FaultOf(() => PublishAsync(created.Key)));
        Assert.Null((await site.GetAsync(created.Key)).PublishedNumber);
        Assert.DoesNotContain(await Documents.AuditAsync(created.Key), entry => entry.Verb == "publish");
        Assert.NotEqual(created.Key, Live.Find(Page)!.Key);
    }

    [DatabaseFact]
    public async Task References_are_kept_for_the_draft_and_for_what_is_published()
    {
        var contact = await site.GetAsync("/contacts/lullaby-trust");
        var other = await site.GetAsync("/contacts/childline");
        static JsonArray Pick(Document document) => [document.Key.ToString()];
        var document = await CreateAsync("Naps");
        await SaveAsync(document.Key, content => With(content, "contacts", Pick(contact)));
        await PublishAsync(document.Key);
        await SaveAsync(document.Key, content => With(content, "contacts", Pick(other)));

        async Task<IEnumerable<bool>> Kept(Document to) => (await Documents.ReferencesToAsync(to.Key)).Where(reference => reference.FromKey == document.Key).Select(reference => reference.IsPublished);
        Assert.Equal([true], await Kept(contact));
        Assert.Equal([false], await Kept(other));
        Assert.Contains(Live.Referrers(Live.Find(contact.Key)!), page => page.Key == document.Key);

        await PublishAsync(document.Key);
        Assert.Empty(await Kept(contact));
        Assert.Equal([false, true], (await Kept(other)).Order());
        await UnpublishAsync($"{Topic}/naps");
        Assert.Equal([false], await Kept(other));
    }

    [DatabaseFact]
    public async Task A_reference_to_nothing_is_refused_when_publishing()
    {
        var document = await CreateAsync("Naps");
        await SaveAsync(document.Key, content => With(content, "contacts", new JsonArray(Guid.NewGuid().ToString())));
        Assert.Equal("contacts", await FaultOf(() => PublishAsync(document.Key)));
    }

    [DatabaseFact]
    public async Task A_reference_to_a_withdrawn_page_is_not_shown_and_comes_back_with_it()
    {
        var home = (Website.PublishedModels.Home)Live.Home!;
        var before = home.TopTasks.Count;
        var topic = await UnpublishAsync(Topic);
        Assert.Equal(before - 1, ((Website.PublishedModels.Home)Live.Home!).TopTasks.Count);
        await PublishAsync(topic.Key);
        Assert.Equal(home.TopTasks, ((Website.PublishedModels.Home)Live.Home!).TopTasks);
    }

    private static DraftContent With(DraftContent content, string alias, JsonNode value)
    {
        content.Values[alias] = value;
        return content;
    }
}
