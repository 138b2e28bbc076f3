using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public abstract partial class DocumentStoreTests
{
    [DatabaseFact]
    public async Task A_scheduled_draft_is_published_when_it_is_due_and_once()
    {
        var document = await ScheduleAsync("Naps", publish: new DateTime(2026, 12, 1, 9, 0, 0), unpublish: null);
        Assert.Equal(0, await RunAtAsync(new DateTime(2026, 12, 1, 8, 59, 59)));
        Assert.IsType<Address.Unknown>(Live.Resolve($"{Topic}/naps"));
        Assert.Equal(1, await RunAtAsync(new DateTime(2026, 12, 1, 9, 0, 0)));
        Assert.IsType<Address.Page>(Live.Resolve($"{Topic}/naps"));
        Assert.Equal(0, await RunAtAsync(new DateTime(2026, 12, 2, 9, 0, 0)));
        Assert.Single(await Documents.AuditAsync(document.Key), entry => entry is { Verb: "publish", By: "schedule" });
    }

    [DatabaseFact]
    public async Task A_published_page_is_withdrawn_when_it_is_due()
    {
        var document = await ScheduleAsync("Naps", new DateTime(2026, 12, 1, 9, 0, 0), new DateTime(2026, 12, 24, 17, 0, 0));
        Assert.Equal(1, await RunAtAsync(new DateTime(2026, 12, 1, 9, 0, 0)));
        Assert.Equal(1, await RunAtAsync(new DateTime(2026, 12, 24, 17, 0, 0)));
        Assert.IsType<Address.Gone>(Live.Resolve($"{Topic}/naps"));
        var after = await site.GetAsync(document.Key);
        Assert.Equal((null, null), (after.PublishAtUtc, after.UnpublishAtUtc));
    }

    [DatabaseFact]
    public async Task A_page_whose_whole_time_has_passed_does_not_appear()
    {
        await ScheduleAsync("Naps", new DateTime(2026, 12, 1, 9, 0, 0), new DateTime(2026, 12, 2, 9, 0, 0));
        await RunAtAsync(new DateTime(2026, 12, 3, 9, 0, 0));
        Assert.Equal(0, await RunAtAsync(new DateTime(2026, 12, 4, 9, 0, 0)));
        Assert.IsType<Address.Unknown>(Live.Resolve($"{Topic}/naps"));
    }

    [DatabaseFact]
    public async Task An_hour_that_happens_twice_publishes_once_in_the_first()
    {
        var document = await ScheduleAsync("Naps", new DateTime(2027, 10, 31, 1, 30, 0), unpublish: null);
        Assert.Equal(new DateTime(2027, 10, 31, 0, 30, 0, DateTimeKind.Utc), document.PublishAtUtc);
        var ran = 0;
        for (var minute = 0; minute < 180; minute += 10) ran += await RunAtUtcAsync(new DateTime(2027, 10, 31, 0, 0, 0).AddMinutes(minute));
        Assert.Equal(1, ran);
        Assert.Single(await Documents.AuditAsync(document.Key), entry => entry.Verb == "publish");
    }

    [DatabaseFact]
    public async Task An_hour_that_does_not_exist_publishes_once_in_the_next()
    {
        var document = await ScheduleAsync("Naps", new DateTime(2027, 3, 28, 1, 30, 0), unpublish: null);
        Assert.Equal(new DateTime(2027, 3, 28, 1, 30, 0, DateTimeKind.Utc), document.PublishAtUtc);
        var ran = 0;
        for (var minute = 0; minute < 180; minute += 10) ran += await RunAtUtcAsync(new DateTime(2027, 3, 28, 0, 0, 0).AddMinutes(minute));
        Assert.Equal(1, ran);
    }

    [DatabaseFact]
    public async Task A_schedule_that_ends_before_it_starts_is_refused()
    {
        var document = await CreateAsync("Naps");
        var moment = site.Clock.Now.UtcDateTime;
        Assert.Equal("unpublishAt", await FaultOf(() => Documents.ScheduleAsync(document.Key, document.Revision, moment, moment, By)));
    }

    [DatabaseFact]
    public async Task A_draft_that_cannot_be_published_keeps_its_text_and_says_so()
    {
        var document = await Documents.CreateAsync((await site.GetAsync(Topic)).Key, "helpPage", new DraftContent { Name = "Naps", Values = [] }, By);
        await Documents.ScheduleAsync(document.Key, document.Revision, site.Clock.Now.UtcDateTime.AddHours(1), null, By);
        await ScheduleAsync("Other", LondonTime.FromUtc(site.Clock.Now.AddHours(1)).DateTime, unpublish: null);
        Assert.Equal(1, await RunAtUtcAsync(site.Clock.Now.UtcDateTime.AddHours(2)));
        var after = await site.GetAsync(document.Key);
        Assert.Equal((1, null, null), (after.DraftNumber, after.PublishedNumber, after.PublishAtUtc));
        Assert.Equal("schedule failed", (await Documents.AuditAsync(document.Key))[0].Verb);
        Assert.IsType<Address.Page>(Live.Resolve($"{Topic}/other"));
    }

    [DatabaseFact]
    public async Task A_page_that_comes_back_from_the_bin_is_not_published_by_its_old_schedule()
    {
        var document = await ScheduleAsync("Naps", new DateTime(2026, 12, 1, 9, 0, 0), unpublish: null);
        await Documents.TrashAsync(document.Key, document.Revision, By);
        Assert.Equal(0, await RunAtAsync(new DateTime(2026, 12, 2, 9, 0, 0)));
        await Documents.RestoreAsync(document.Key, By);
        Assert.Equal(0, await RunAtAsync(new DateTime(2026, 12, 2, 10, 0, 0)));
        Assert.IsType<Address.Unknown>(Live.Resolve($"{Topic}/naps"));
    }

    [DatabaseFact]
    public async Task A_scheduled_bundle_is_published_when_it_is_due_and_once()
    {
        var document = await CreateAsync("Naps");
        var bundle = await Documents.MakeBundleAsync("Winter", Guid.NewGuid(), By);
        await Documents.AddToBundleAsync(bundle.Id, document.Key, By);
        await Documents.ScheduleBundleAsync(bundle.Id, new DateTime(2026, 12, 1, 9, 0, 0, DateTimeKind.Utc), By);
        Assert.Equal(0, await RunAtUtcAsync(new DateTime(2026, 12, 1, 8, 59, 59, 999)));
        Assert.IsType<Address.Unknown>(Live.Resolve($"{Topic}/naps"));
        Assert.Equal(1, await RunAtUtcAsync(new DateTime(2026, 12, 1, 9, 0, 0)));
        Assert.IsType<Address.Page>(Live.Resolve($"{Topic}/naps"));
        Assert.Equal(0, await RunAtUtcAsync(new DateTime(2026, 12, 2, 9, 0, 0)));
    }

    [DatabaseFact]
    public async Task Two_schedulers_publish_once()
    {
        var document = await ScheduleAsync("Naps", new DateTime(2026, 12, 1, 9, 0, 0), unpublish: null);
        await using var node = site.Node();
        await node.Live.LoadAsync();
        site.Clock.Now = new DateTimeOffset(2026, 12, 1, 9, 0, 1, TimeSpan.Zero);
        var done = await Task.WhenAll(Documents.RunScheduleAsync(), node.Documents.RunScheduleAsync());
        Assert.Equal(1, done.Sum());
        Assert.Single(await Documents.AuditAsync(document.Key), entry => entry.Verb == "publish");
    }

    /// <param name="name">What the page is called.</param>
    /// <param name="publish">Wall clock in London.</param>
    /// <param name="unpublish">Wall clock in London; null for never.</param>
    private async Task<Document> ScheduleAsync(string name, DateTime publish, DateTime? unpublish)
    {
        var document = await CreateAsync(name);
        return await Documents.ScheduleAsync(document.Key, document.Revision, LondonTime.ToUtc(publish), unpublish is { } end ? LondonTime.ToUtc(end) : null, By);
    }

    private Task<int> RunAtAsync(DateTime london) => RunAtUtcAsync(LondonTime.ToUtc(london));

    private Task<int> RunAtUtcAsync(DateTime moment)
    {
        site.Clock.Now = new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
        return Documents.RunScheduleAsync();
    }
}
