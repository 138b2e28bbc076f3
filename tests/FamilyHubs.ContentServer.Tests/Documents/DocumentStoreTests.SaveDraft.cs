using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public abstract partial class DocumentStoreTests
{
    [DatabaseFact]
    public async Task A_new_document_is_a_draft_that_the_public_does_not_see()
    {
        var before = Live.Count;
        var created = await CreateAsync("Naps in the day");
        Assert.Equal((1, 1, null, null), (created.Revision, created.DraftNumber, created.PublishedNumber, created.Path));
        Assert.Equal(before, Live.Count);
        Assert.IsType<Address.Unknown>(Live.Resolve($"{Topic}/naps-in-the-day"));
        Assert.Equal("naps-in-the-day", (await site.DraftAsync(created.Key)).Segment);
    }

    [DatabaseFact]
    public async Task A_new_document_stands_last_among_its_siblings()
    {
        var created = await CreateAsync("Naps in the day");
        var siblings = await Documents.ChildrenAsync((await site.GetAsync(Topic)).Key);
        Assert.True(siblings.Count > 2);
        Assert.Equal(created.Key, siblings[^1].Key);
    }

    [DatabaseFact]
    public async Task A_saved_draft_is_a_new_version_and_the_public_sees_the_old_one()
    {
        var before = Live.Find(Page)!.Name;
        var saved = await SaveAsync(Page, content => content with { Name = "Safest sleep", Note = "Shorter name" });
        Assert.Equal((2, 1), (saved.DraftNumber, saved.PublishedNumber));
        Assert.True(saved.HasUnpublishedChanges);
        Assert.Equal(before, Live.Find(Page)!.Name);
        var versions = await Documents.VersionsAsync(saved.Key);
        Assert.Equal(["Safest sleep", before], versions.Select(version => version.Name));
        Assert.Equal(("Shorter name", By, site.Clock.Now.UtcDateTime), (versions[0].Note, versions[0].SavedBy, versions[0].SavedUtc));
    }

    [DatabaseFact]
    public async Task A_later_writer_is_refused_and_sees_what_was_saved()
    {
        var document = await site.GetAsync(Page);
        var mine = await site.ContentAsync(document.Key);
        await Documents.SaveDraftAsync(document.Key, document.Revision, mine with { Name = "First" }, "Ann");

        var conflict = await Assert.ThrowsAsync<DocumentConflict>(() => Documents.SaveDraftAsync(document.Key, document.Revision, mine with { Name = "Second" }, "Ben"));

        Assert.Equal(("First", "Ann"), (conflict.Theirs.Name, conflict.Theirs.SavedBy));
        Assert.Equal("First", (await site.DraftAsync(document.Key)).Name);
        var kept = await Documents.SaveDraftAsync(document.Key, conflict.Current.Revision, mine with { Name = "Second" }, "Ben");
        Assert.Equal(3, kept.DraftNumber);
    }

    [DatabaseFact]
    public async Task Every_verb_refuses_an_old_revision_and_changes_nothing()
    {
        var old = await site.GetAsync(Page);
        var now = await SaveAsync(Page, content => content);
        var other = (await site.GetAsync("/help/child-sleep")).Key;
        Func<Task>[] verbs =
        [
            () => Documents.PublishAsync(old.Key, old.Revision, By),
            () => Documents.UnpublishAsync(old.Key, old.Revision, By),
            () => Documents.MoveAsync(old.Key, old.Revision, other, By),
            () => Documents.TrashAsync(old.Key, old.Revision, By),
            () => Documents.RollBackAsync(old.Key, old.Revision, 1, By),
            () => Documents.ScheduleAsync(old.Key, old.Revision, null, null, By),
        ];
        foreach (var verb in verbs) await Assert.ThrowsAsync<DocumentConflict>(verb);
        var after = await site.GetAsync(old.Key);
        Assert.Equal((now.Revision, now.DraftNumber, old.PublishedNumber, old.Path, null), (after.Revision, after.DraftNumber, after.PublishedNumber, after.Path, after.TrashedUtc));
    }

    [DatabaseFact]
    public async Task An_unfinished_draft_can_be_saved_but_not_published()
    {
        var created = await Documents.CreateAsync((await site.GetAsync("/hubs")).Key, "hub", new DraftContent
        {
            Name = "",
            Values = new() { ["summary"] = new string('x', 161), ["postcode"] = "nowhere" },
        }, By);
        var refusal = await Assert.ThrowsAsync<DocumentInvalid>(() => PublishAsync(created.Key));
        Assert.Equal(["district", "hubType", "name", "postcode", "summary", "title"], refusal.Faults.Select(fault => fault.Property).Order());
        Assert.Null((await site.GetAsync(created.Key)).PublishedNumber);
    }

    [DatabaseFact]
    public async Task A_draft_that_cannot_be_read_back_is_refused()
    {
        var parent = (await site.GetAsync(Topic)).Key;
        Assert.Equal("nonsense", await FaultOf(() => Documents.CreateAsync(parent, "helpPage", NewPage("x") with { Values = new() { ["nonsense"] = 1 } }, By)));
        Assert.Equal("title", await FaultOf(() => Documents.CreateAsync(parent, "helpPage", NewPage("x") with { Values = new() { ["title"] = 5 } }, By)));
        Assert.Equal("content[0].text", await FaultOf(() => Documents.CreateAsync(parent, "helpPage", NewPage("x") with
        {
            Values = new() { ["content"] = new JsonArray(new JsonObject { ["contentType"] = "inset", ["values"] = new JsonObject { ["text"] = 5 } }) },
        }, By)));
    }

    [DatabaseFact]
    public async Task The_tree_decides_what_may_stand_where()
    {
        var topic = (await site.GetAsync(Topic)).Key;
        Assert.Equal("contentType", await FaultOf(() => Documents.CreateAsync(topic, "hub", NewPage("x"), By)));
        Assert.Equal("contentType", await FaultOf(() => Documents.CreateAsync(null, "helpPage", NewPage("x"), By)));
        Assert.Equal("contentType", await FaultOf(() => Documents.CreateAsync(topic, "nonsense", NewPage("x"), By)));
        await Assert.ThrowsAsync<DocumentMissing>(() => Documents.CreateAsync(Guid.NewGuid(), "helpPage", NewPage("x"), By));
    }

    [DatabaseFact]
    public async Task An_older_version_becomes_the_draft_again_and_the_public_sees_no_change()
    {
        var document = await SaveAsync(Page, content => content with { Name = "Another name" });
        document = await PublishAsync(document.Key);
        var back = await Documents.RollBackAsync(document.Key, document.Revision, 1, By);
        var versions = await Documents.VersionsAsync(document.Key);
        Assert.Equal((3, 2), (back.DraftNumber, back.PublishedNumber));
        Assert.Equal((versions[2].Name, versions[2].Segment, versions[2].Values), (versions[0].Name, versions[0].Segment, versions[0].Values));
        Assert.Equal("Another name", Live.Find(Page)!.Name);
    }

    [DatabaseFact]
    public async Task Every_verb_leaves_a_line_in_the_audit_trail()
    {
        var document = await CreatePublishedAsync("Naps");
        document = await Documents.ScheduleAsync(document.Key, document.Revision, null, site.Clock.Now.UtcDateTime.AddDays(1), By);
        document = await Documents.RollBackAsync(document.Key, document.Revision, 1, By);
        document = await Documents.MoveAsync(document.Key, document.Revision, (await site.GetAsync("/help/child-sleep")).Key, By);
        document = await Documents.UnpublishAsync(document.Key, document.Revision, By);
        document = await Documents.TrashAsync(document.Key, document.Revision, By);
        await Documents.RestoreAsync(document.Key, "Somebody else");
        var audit = await Documents.AuditAsync(document.Key);
        Assert.Equal(["create", "publish", "schedule", "roll back", "move", "unpublish", "trash", "restore"], audit.Reverse().Select(entry => entry.Verb).Take(8));
        Assert.All(audit, entry => Assert.Equal(site.Clock.Now.UtcDateTime, entry.AtUtc));
        Assert.Equal(["Somebody else", By], audit.Select(entry => entry.By).Distinct());
    }
}
