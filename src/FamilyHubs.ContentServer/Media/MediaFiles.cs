using System.Security.Cryptography;

namespace FamilyHubs.ContentServer.Media;

/// <summary>The bytes of media, each file under the SHA-256 of what is in it: written once, never changed.</summary>
internal sealed class MediaFiles(string directory)
{
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

    public string PathOf(string hash) => Path.Combine(directory, hash[..2], hash);
}
