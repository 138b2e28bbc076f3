using System.Threading.Channels;
using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Media;

/// <summary>
/// Makes what pages ask for of each picture, once, in the background: after a start, and after each change of the published site.
/// Until a rendition is there the picture itself is served in its place.
/// </summary>
internal sealed class RenditionMaker(MediaFiles media, RenditionFiles files, PictureTool tool, ContentServerOptions settings, Headstart headstart, TimeProvider clock, ILogger<RenditionMaker> log) : BackgroundService
{
    /// <summary>On several nodes another one may be in the middle of an upload.</summary>
    private static readonly TimeSpan OldEnough = TimeSpan.FromDays(1);

    /// <summary>Several changes are one: the latest site has them all.</summary>
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<string> done = [];
    private volatile PublishedSite? latest;

    /// <summary>A <see cref="SiteFollower"/>.</summary>
    public void Follow(PublishedSite site, Reads? changed)
    {
        latest = site;
        changes.Writer.TryWrite(true);
    }

    /// <summary>Clears what a process that ended left half done, before anybody can begin an upload.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var before = settings.ConnectionString is null ? DateTime.MaxValue : (clock.GetUtcNow() - OldEnough).UtcDateTime;
        media.ClearStaged(before);
        files.ClearStaged(before);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await headstart.WaitAsync(stoppingToken);
        await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
            foreach (var picture in (latest?.Whole.Media ?? []).Where(item => item.IsRaster && !done.Contains(Mark(item))).ToList()) await TryAsync(picture, stoppingToken);
    }

    private async Task TryAsync(PublishedMedia picture, CancellationToken cancellation)
    {
        try
        {
            if (!tool.IsThere || (long)picture.Width * picture.Height > settings.Media.MaxPixels || !File.Exists(media.PathOf(picture.Hash))) return;
            if (!await MakeAsync(picture, cancellation)) log.LogWarning("The picture {Name} cannot be made smaller; it is shown as it is.", picture.Name);
            done.Add(Mark(picture));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The picture {Name} waits to be made smaller: {Fault}", picture.Name, fault.Message);
        }
    }

    private async Task<bool> MakeAsync(PublishedMedia picture, CancellationToken cancellation)
    {
        foreach (var part in RenditionFiles.Of(picture).Where(rendition => !File.Exists(files.PathOf(picture, rendition))).GroupBy(rendition => rendition.Part))
        {
            using var cut = await CutAsync(picture, part.Key, cancellation);
            if (cut is { Path: null }) return false;
            foreach (var rendition in part)
                if (!await MakeAsync(picture, rendition, cut?.Path ?? media.PathOf(picture.Hash), cancellation)) return false;
        }
        return true;
    }

    private async Task<bool> MakeAsync(PublishedMedia picture, Rendition rendition, string from, CancellationToken cancellation)
    {
        var file = files.PathOf(picture, rendition);
        using var made = files.Stage(Path.GetExtension(file));
        if (!await tool.ShrinkAsync(from, rendition.Width, made.Path, cancellation)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Move(made.Path, file, overwrite: true);
        return true;
    }

    /// <returns>Null when it is all of the picture.</returns>
    private async Task<Cut?> CutAsync(PublishedMedia picture, PicturePart part, CancellationToken cancellation)
    {
        if (part == new PicturePart(0, 0, picture.Width, picture.Height)) return null;
        var file = files.Stage(".png");
        return new(file, await tool.CutAsync(media.PathOf(picture.Hash), (part.Left, part.Top, part.Width, part.Height), file.Path, cancellation));
    }

    /// <summary>Another focal point, or another part for a card, is another picture.</summary>
    private static string Mark(PublishedMedia picture) => $"{picture.Hash} {picture.FocalPoint} {picture.CardCrop}";

    private sealed record Cut(StagedFile File, bool IsMade) : IDisposable
    {
        public string? Path => IsMade ? File.Path : null;

        public void Dispose() => File.Dispose();
    }
}
