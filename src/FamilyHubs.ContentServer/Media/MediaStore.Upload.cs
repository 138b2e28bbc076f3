namespace FamilyHubs.ContentServer.Media;

internal sealed partial class MediaStore
{
    /// <summary>Takes a file into the library.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="name">What it was called where it comes from: words for its new name, and not believed in anything else.</param>
    /// <param name="folder">Where it goes; empty for the root.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <exception cref="MediaRefused">It is too large, of a kind that is not taken, or cannot be decoded.</exception>
    public async Task<MediaItem> UploadAsync(Stream content, string name, string folder, string by, CancellationToken cancellation = default)
    {
        using var accepted = await AcceptAsync(content, name, null, cancellation);
        return await WriteAsync(by, async write =>
        {
            var key = Guid.NewGuid(); // Not by time: the beginning of the key is in the address, and two of one minute would begin alike.
            var item = new MediaItem
            {
                Key = key,
                Name = await write.FreeNameAsync(MediaNames.Folder(folder), MediaNames.Stem(name), accepted.Kind.Extension, key, cancellation),
                Hash = "",
                UploadedBy = by,
                CreatedUtc = write.Now,
            };
            Keep(item, accepted);
            write.Database.Media.Add(item);
            write.Record("media upload", item);
            return item;
        }, cancellation);
    }

    /// <summary>Puts another file in the place of one. Its address stays, so it is of the same kind; a picture becomes one of the kind that was there.</summary>
    /// <exception cref="MediaRefused">As when uploading, or it is of another kind.</exception>
    public async Task<MediaItem> ReplaceAsync(Guid key, Stream content, string name, string by, CancellationToken cancellation = default)
    {
        string extension;
        await using (var database = storage.CreateDbContext()) extension = Path.GetExtension((await new MediaWrite(database, default, by).GetAsync(key, cancellation)).Name);
        using var accepted = await AcceptAsync(content, name, extension, cancellation);
        var before = "";
        var replaced = await WriteAsync(by, async write =>
        {
            var item = await write.GetAsync(key, cancellation);
            before = item.Hash;
            Keep(item, accepted);
            item.Crops = null; // Chosen on the picture that was there.
            item.UpdatedUtc = write.Now;
            write.Record("media replace", item);
            return item;
        }, cancellation);
        await ForgetAsync(before);
        return replaced;
    }

    private void Keep(MediaItem item, Accepted accepted)
    {
        (item.Hash, item.Bytes, item.Width, item.Height) = (accepted.File.Hash, accepted.File.Bytes, accepted.Size?.Width, accepted.Size?.Height);
        files.Keep(accepted.File);
    }

    /// <summary>Looks at a file until it is known to be what it must be; pictures are written anew. It is complete and on the disk, and in no place yet.</summary>
    private async Task<Accepted> AcceptAsync(Stream content, string name, string? mustBe, CancellationToken cancellation)
    {
        var staged = files.Stage();
        try
        {
            if (!await staged.FillAsync(content, options.MaxBytes, cancellation)) throw new MediaRefused($"The file is larger than {options.MaxMegabytes} MB. Make it smaller, or put it on a video or file service and link to it.");
            var kind = As(Inspect(staged, name), mustBe);
            if (kind.IsPicture) return await WriteAnewAsync(staged, kind, cancellation);
            staged.Complete();
            return new(staged, kind, null);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private FileKind Inspect(StagedFile staged, string name)
    {
        using var file = File.OpenRead(staged.Path);
        var kind = FileKind.Of(file, name);
        if (!kind.IsPicture || !kind.HasSizeInHeader) return kind;
        file.Position = 0;
        if (RasterHeader.Read(file) is not { } size) throw Damaged(kind);
        if ((long)size.Width * size.Height > options.MaxPixels) throw new MediaRefused($"The picture is {size.Width} by {size.Height} pixels, which is more than {options.MaxMegapixels} million. Make it smaller and upload it again.");
        return kind;
    }

    private static FileKind As(FileKind kind, string? extension)
    {
        if (extension is null || kind.Extension == extension) return kind;
        if (kind.IsPicture && extension is ".jpg" or ".png" or ".webp") return kind with { Extension = extension };
        throw new MediaRefused($"A {extension[1..].ToUpperInvariant()} file can be replaced by another one only, so that its address stays true. Upload this one as a new file.");
    }

    private async Task<Accepted> WriteAnewAsync(StagedFile staged, FileKind kind, CancellationToken cancellation)
    {
        using var original = staged;
        if (!tool.IsThere) throw new MediaRefused(PictureTool.Missing);
        var written = files.Stage(kind.Extension);
        try
        {
            if (!await tool.NormaliseAsync(original.Path, kind, written.Path, cancellation)) throw Damaged(kind);
            written.Complete();
            using var file = File.OpenRead(written.Path);
            return RasterHeader.Read(file) is { } size ? new(written, kind, size) : throw Damaged(kind);
        }
        catch
        {
            written.Dispose();
            throw;
        }
    }

    private static MediaRefused Damaged(FileKind kind) => new($"The {kind.Words} picture is damaged or takes too long to read. Open it, save it again and upload that.");

    /// <summary>A file that may be kept.</summary>
    private sealed record Accepted(StagedFile File, FileKind Kind, (int Width, int Height)? Size) : IDisposable
    {
        public void Dispose() => File.Dispose();
    }
}
