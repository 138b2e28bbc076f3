using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public abstract partial class DocumentStoreTests
{
    [DatabaseFact]
    public async Task A_renamed_page_redirects_with_all_below_it()
    {
        var below = Live.Find(Topic)!.Descendants.ToList();
        await RenameAsync(Topic, "sleep");
        Assert.Equal("/help/sleep", Moved(Topic));
        Assert.All(below, page => Assert.Equal(page.Path.Replace(Topic, "/help/sleep", StringComparison.Ordinal), Moved(page.Path)));
        Assert.All(below, page => Assert.IsType<Address.Page>(Live.Resolve(page.Path.Replace(Topic, "/help/sleep", StringComparison.Ordinal))));
    }

    [DatabaseFact]
    public async Task Redirects_lead_to_where_the_page_is_now_however_often_it_moved()
    {
        await RenameAsync(Topic, "sleep");
        await RenameAsync("/help/sleep", "baby-nights");
        Assert.Equal("/help/baby-nights", Moved(Topic));
        Assert.Equal("/help/baby-nights", Moved("/help/sleep"));
        await UnpublishAsync("/help/baby-nights");
        Assert.IsType<Address.Gone>(Live.Resolve(Topic));
    }

    [DatabaseFact]
    public async Task An_address_that_comes_back_shows_the_page_and_not_a_redirect()
    {
        var first = Live.Find(Page)!.Key;
        await RenameAsync(Page, "moved-away");
        Assert.Equal($"{Topic}/moved-away", Moved(Page));
        var second = await PublishAsync((await Documents.CreateAsync((await site.GetAsync(Topic)).Key, "helpPage", NewPage("x") with { Segment = "safer-sleep" }, By)).Key);
        Assert.Equal(second.Key, Assert.IsType<Address.Page>(Live.Resolve(Page)).Model.Key);

        await Documents.TrashAsync(second.Key, second.Revision, By);
        Assert.IsType<Address.Gone>(Live.Resolve(Page));
        await RenameAsync($"{Topic}/moved-away", "safer-sleep");
        Assert.Equal(first, Assert.IsType<Address.Page>(Live.Resolve(Page)).Model.Key);
    }

    [DatabaseFact]
    public async Task A_moved_page_redirects_and_stands_last_among_its_new_siblings()
    {
        var document = await site.GetAsync(Page);
        var parent = await site.GetAsync("/help/child-sleep");
        var moved = await Documents.MoveAsync(document.Key, document.Revision, parent.Key, By);
        Assert.Equal("/help/child-sleep/safer-sleep", moved.Path);
        Assert.Equal(moved.Path, Moved(Page));
        Assert.Equal(document.Key, Live.Find("/help/child-sleep")!.Children[^1].Key);
        Assert.DoesNotContain(Live.Find(Topic)!.Children, page => page.Key == document.Key);
    }

    [DatabaseFact]
    public async Task A_moved_topic_takes_its_pages_along()
    {
        var guide = await site.GetAsync("/getting-ready-for-school/two-to-school");
        var pages = Live.Find(guide.Path!)!.Children;
        Assert.NotEmpty(pages);
        var moved = await Documents.MoveAsync(guide.Key, guide.Revision, (await site.GetAsync("/parents-and-carers")).Key, By);
        Assert.Equal("/parents-and-carers/two-to-school", moved.Path);
        Assert.All(pages, page => Assert.Equal($"{moved.Path}/{page.Segment}", Moved(page.Path)));
    }

    [DatabaseFact]
    public async Task A_move_that_the_tree_forbids_is_refused()
    {
        var topic = await site.GetAsync(Topic);
        var page = await site.GetAsync(Page);
        var information = await site.GetAsync("/privacy");
        Assert.Equal("contentType", await FaultOf(() => Documents.MoveAsync(topic.Key, topic.Revision, page.Key, By)));
        Assert.Equal("parent", await FaultOf(() => Documents.MoveAsync(information.Key, information.Revision, information.Key, By)));
        var trashed = await Documents.TrashAsync(topic.Key, topic.Revision, By);
        var other = await site.GetAsync("/help/child-sleep/" + Live.Find("/help/child-sleep")!.Children[0].Segment);
        Assert.Equal("parent", await FaultOf(() => Documents.MoveAsync(other.Key, other.Revision, trashed.Key, By)));
        Assert.Equal("parent", await FaultOf(() => Documents.CreateAsync(trashed.Key, "helpPage", NewPage("x"), By)));
    }

    [DatabaseFact]
    public async Task Children_stand_in_the_order_that_was_set()
    {
        var topic = await site.GetAsync(Topic);
        var order = (await Documents.ChildrenAsync(topic.Key)).Select(child => child.Key).Reverse().ToList();
        await Documents.SortAsync(topic.Key, order, By);
        Assert.Equal(order, (await Documents.ChildrenAsync(topic.Key)).Select(child => child.Key));
        Assert.Equal(order, Live.Find(Topic)!.Children.Select(child => child.Key));
    }

    [DatabaseFact]
    public async Task The_bin_withdraws_a_page_at_once_and_gives_it_back_as_a_draft()
    {
        var topic = await site.GetAsync(Topic);
        var trashed = await Documents.TrashAsync(topic.Key, topic.Revision, By);
        Assert.IsType<Address.Gone>(Live.Resolve(Topic));
        Assert.IsType<Address.Gone>(Live.Resolve(Page));
        Assert.DoesNotContain(await Documents.ChildrenAsync(topic.ParentKey), child => child.Key == topic.Key);
        await Assert.ThrowsAsync<DocumentMissing>(() => Documents.PublishAsync(topic.Key, trashed.Revision, By));

        var restored = await Documents.RestoreAsync(topic.Key, By);
        Assert.Equal((null, null), (restored.TrashedUtc, restored.PublishedNumber));
        Assert.IsType<Address.Gone>(Live.Resolve(Topic));
        await PublishAsync(topic.Key);
        Assert.IsType<Address.Page>(Live.Resolve(Page));
    }

    [DatabaseFact]
    public async Task A_page_below_one_in_the_bin_is_restored_after_it()
    {
        var page = await site.GetAsync(Page);
        var topic = await site.GetAsync(Topic);
        await Documents.TrashAsync(page.Key, page.Revision, By);
        await Documents.TrashAsync(topic.Key, (await site.GetAsync(topic.Key)).Revision, By);
        Assert.Equal("parent", await FaultOf(() => Documents.RestoreAsync(page.Key, By)));
        await Documents.RestoreAsync(topic.Key, By);
        Assert.Null((await Documents.RestoreAsync(page.Key, By)).TrashedUtc);
    }

    private string Moved(string path) => Assert.IsType<Address.Moved>(Live.Resolve(path)).To;
}
