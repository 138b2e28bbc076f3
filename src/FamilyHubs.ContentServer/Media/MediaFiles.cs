using System.Security.Cryptography;

namespace FamilyHubs.ContentServer.Media;

/// <summary>The bytes of media, each file under the SHA-256 of what is in it: written once, never changed.</summary>
internal sealed class MediaFiles(string directory)
{
    /// <summary>What is on its way in. No name in it outlives the request that made it, or the next start.</summary>
    private string Incoming => Path.Combine(directory, "incoming");

    /// <summary>Stores bytes so that they are on the disk when this returns.</summary>
    /// <returns>The hash under which they are found.</returns>
    public string Store(ReadOnlySpan<byte> bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var file = PathOf(hash);
        if (File.Exists(file)) return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Guid.NewGuid():N}.new";
        using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, file, overwrite: true);
        return hash;
    }

    /// <summary>A place for a file that is not accepted yet. Whoever asked for it disposes of it.</summary>
    public StagedFile Stage(string extension = ".new") => StagedFile.In(Incoming, extension);

    /// <summary>Puts a staged file, which is on the disk already, in its place. Inside the write that names it, so that nobody deletes the same bytes meanwhile.</summary>
    public void Keep(StagedFile staged)
    {
        var file = PathOf(staged.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Move(staged.Path, file, overwrite: true);
    }

    public void Delete(string hash) => File.Delete(PathOf(hash));

    /// <summary>Takes away what uploads left behind when the process was killed.</summary>
    /// <param name="beforeUtc">What was written later may be on its way in on another node.</param>
    public void ClearStaged(DateTime beforeUtc) => StagedFile.Clear(Incoming, beforeUtc);

    public string PathOf(string hash) => Path.Combine(directory, hash[..2], hash);
}

/// <summary>A file that is looked at before it is accepted. It is gone when this is disposed of, unless it was put in its place.</summary>
internal sealed class StagedFile(string path) : IDisposable
{
    public string Path => path;

    public long Bytes => new FileInfo(path).Length;

    public static StagedFile In(string folder, string extension)
    {
        Directory.CreateDirectory(folder);
        return new StagedFile(System.IO.Path.Combine(folder, $"{Guid.NewGuid():N}{extension}"));
    }

    public static void Clear(string folder, DateTime beforeUtc)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < beforeUtc)) file.Delete();
    }

    /// <summary>Known once the file is complete.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Takes bytes in, up to a limit.</summary>
    /// <returns>False when there are more.</returns>
    public async Task<bool> FillAsync(Stream from, long limit, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (file.Length + read > limit) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return true;
    }

    /// <summary>Makes sure that the bytes are on the disk, and names them.</summary>
    public void Complete()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        Hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => File.Delete(path);
}
