using System.Collections.Concurrent;
using System.Diagnostics;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

/// <summary>A server that nobody edits on does without Entity Framework, which takes memory from the first time that it is used.</summary>
public sealed class IdleSiteTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task Entity_Framework_waits_until_there_is_work_for_it()
    {
        foreach (var path in new[] { "/", "/help/baby-sleep", "/search?q=sleep", "/sitemap.xml", "/health/ready", "/no-such-page" }) await site.ReadAsync(path);
        var jobs = site.Get<Jobs>();
        for (var tries = 0; jobs.All.Count < 2 && tries < 600; tries++) await Task.Delay(50);
        Assert.Equal([("Following what is published", 0), ("Sending webhooks", 0)], jobs.All.Select(job => (job.Name, job.Failures)));
        await Task.Delay(500); // Old messages of webhooks are looked for after the round.
        Assert.Equal(0, await site.Get<DocumentStore>().RunScheduleAsync());
        Assert.Equal(0, await site.Get<Reminders>().SendAsync());
        Assert.Empty(site.Opened.By);

        await site.Get<DocumentStore>().FindAsync("/privacy");
        Assert.Single(site.Opened.By);
    }
}

/// <summary>The site with the copy on disk that every start but the first finds, and with an eye on Entity Framework from that start on.</summary>
public sealed class FilledSite : SeededSite
{
    internal OpenedModels Opened { get; private set; } = null!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        var folder = builder.GetSetting("DataDirectory")!;
        Task.Run(() => FillAsync(folder)).GetAwaiter().GetResult();
        Opened = new OpenedModels(folder);
    }

    protected override void Dispose(bool disposing)
    {
        Opened.Dispose();
        base.Dispose(disposing);
    }

    private static async Task FillAsync(string folder)
    {
        await using var before = new TestSite(new ContentServerOptions { DataDirectory = folder, ModelFile = TestSite.ModelPath, SeedsDirectory = TestSite.SeedsPath }).Restarted();
        await before.Live.LoadAsync();
    }
}

/// <summary>Notes who opens the model of a site, as Entity Framework tells whoever listens.</summary>
internal sealed class OpenedModels : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string folder;
    private readonly ConcurrentStack<IDisposable> ears = [];

    /// <param name="folder">Of the site: others are open at the same time.</param>
    public OpenedModels(string folder)
    {
        this.folder = folder;
        ears.Push(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public ConcurrentQueue<string> By { get; } = [];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) ears.Push(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is ContextInitializedEventData opened && opened.ContextOptions.Extensions.OfType<RelationalOptionsExtension>().Any(options => options.ConnectionString!.Contains(folder, StringComparison.Ordinal)))
            By.Enqueue(Environment.StackTrace);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var ear in ears) ear.Dispose();
    }
}
