using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// The published site on disk, so that the site starts and serves without its database. A file of batches, each with its
/// length and checksum: the whole site first, then one batch for each change. A batch that was cut short is not read.
/// </summary>
internal sealed class SavedSite(string file)
{
    private static readonly byte[] Magic = "FHPUBLISHED5"u8.ToArray();

    private const int ChecksumLength = 8;
    private const int Piece = 1 << 16;

    /// <summary>Changes appended since the file was last written whole, as a share of it; past this it is written whole again.</summary>
    private const int MostAppended = 4;

    private long wholeLength;

    public bool Exists => File.Exists(file);

    /// <summary>Stands for all that is in the file: two files with the same mark say the same. Null while it is not known.</summary>
    public string? Mark { get; private set; }

    /// <summary>The saved site and the identity of its database, or null when there is none that can be read.</summary>
    public (Guid Database, PublishedSite Site)? Load(PublishedSite empty)
    {
        if (!Exists) return null;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, Piece);
        var head = new byte[Magic.Length + 16];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, Magic.Length).SequenceEqual(Magic)) return null;
        var database = new Guid(head.AsSpan(Magic.Length));
        var site = empty;
        var (end, mark) = ((long)head.Length, MarkOf(database));
        // Each batch is read twice, first for its checksum: all of a large site in memory would be garbage at once.
        while (Check(stream, end) is var (length, checksum))
        {
            stream.Position = end + 4;
            site = site.Next(Read(stream, site.Model));
            (end, mark) = (end + 4 + length + ChecksumLength, MarkAfter(mark, checksum));
            if (wholeLength == 0) wholeLength = end;
        }
        if (end < stream.Length) wholeLength = 0; // What stands behind is damaged: the next change writes the file anew.
        Mark = end < stream.Length ? null : mark;
        return site.Count > 0 ? (database, site) : null;
    }

    /// <summary>Writes the whole site beside the old file and then takes its place.</summary>
    public void Save(Guid database, PublishedSite site)
    {
        Mark = null;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = file + ".new";
        string mark;
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, Piece))
        {
            stream.Write(Magic);
            stream.Write(database.ToByteArray());
            var checksum = WriteBatch(stream, new SiteChange(site.Sequence) { Put = [.. site.Contents], Redirects = [.. site.Redirects], PutMedia = [.. site.Media] });
            stream.Flush(flushToDisk: true);
            (wholeLength, mark) = (stream.Length, MarkAfter(MarkOf(database), checksum));
        }
        File.Move(draft, file, overwrite: true);
        Mark = mark;
    }

    /// <summary>Adds one change at the end; writes the file anew when it has grown too long.</summary>
    public void Append(Guid database, PublishedSite site, SiteChange change)
    {
        if (!Exists || new FileInfo(file).Length > wholeLength * MostAppended)
        {
            Save(database, site);
            return;
        }
        var (whole, mark) = (wholeLength, Mark);
        (wholeLength, Mark) = (0, null); // Should writing fail half-way, the next change writes the file anew.
        var batch = new MemoryStream();
        var checksum = WriteBatch(batch, change);
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
        stream.Write(batch.GetBuffer(), 0, (int)batch.Length);
        stream.Flush(flushToDisk: true);
        (wholeLength, Mark) = (whole, mark is null ? null : MarkAfter(mark, checksum));
    }

    /// <returns>The length of the batch at a place, and its checksum; null when there is no whole one.</returns>
    private static (int Length, byte[] Checksum)? Check(FileStream stream, long at)
    {
        var left = stream.Length - at - 4 - ChecksumLength;
        if (left < 0) return null;
        var piece = new byte[Piece];
        stream.Position = at;
        stream.ReadExactly(piece, 0, 4);
        var length = BitConverter.ToInt32(piece);
        if (length < 0 || left < length) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var rest = length; rest > 0;)
        {
            var read = stream.Read(piece, 0, Math.Min(piece.Length, rest));
            if (read == 0) return null;
            hash.AppendData(piece, 0, read);
            rest -= read;
        }
        var checksum = new byte[ChecksumLength];
        stream.ReadExactly(checksum);
        return hash.GetHashAndReset().AsSpan(0, ChecksumLength).SequenceEqual(checksum) ? (length, checksum) : null;
    }

    private static string MarkOf(Guid database) => $"{Encoding.ASCII.GetString(Magic)} {database:N}";

    private static string MarkAfter(string before, ReadOnlySpan<byte> checksum) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(before), .. checksum]));

    /// <summary>Straight to where it goes: all of a large site in memory would be garbage at once.</summary>
    /// <returns>The checksum of the batch.</returns>
    private static byte[] WriteBatch(Stream stream, SiteChange change)
    {
        var start = stream.Position;
        using var hash = SHA256.Create();
        stream.Write(BitConverter.GetBytes(0)); // The length is known at the end.
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed, Encoding.UTF8)) Write(writer, change);
        var checksum = hash.Hash![..ChecksumLength];
        var length = (int)(stream.Position - start) - 4;
        stream.Write(checksum);
        stream.Position = start;
        stream.Write(BitConverter.GetBytes(length));
        stream.Position = stream.Length;
        return checksum;
    }

    private static void Write(BinaryWriter writer, SiteChange change)
    {
        writer.Write(change.Sequence);
        writer.Write(change.Put.Count);
        foreach (var content in change.Put) Write(writer, content);
        Write(writer, change.Remove);
        writer.Write(change.Redirects.Count);
        foreach (var (path, key) in change.Redirects)
        {
            writer.Write(path);
            writer.Write(key.ToByteArray());
        }
        writer.Write(change.PutMedia.Count);
        foreach (var item in change.PutMedia)
        {
            writer.Write(item.Key.ToByteArray());
            writer.Write(item.Name);
            writer.Write(item.Hash);
            writer.Write(item.Bytes);
            writer.Write(item.Width);
            writer.Write(item.Height);
            writer.Write(item.CreatedUtc.Ticks);
            writer.Write(item.UpdatedUtc.Ticks);
            writer.Write(item.FocalPoint?.Left ?? double.NaN);
            writer.Write(item.FocalPoint?.Top ?? double.NaN);
            writer.Write(item.CardCrop?.Write() ?? "");
        }
        Write(writer, change.RemoveMedia);
    }

    private static void Write(BinaryWriter writer, PublishedContent content)
    {
        writer.Write(content.Key.ToByteArray());
        writer.Write((content.ParentKey ?? Guid.Empty).ToByteArray());
        writer.Write(content.ContentType);
        writer.Write(content.Name);
        writer.Write(content.Path);
        writer.Write(content.SortOrder);
        writer.Write(content.CreatedUtc.Ticks);
        writer.Write(content.UpdatedUtc.Ticks);
        writer.Write(content.ChangeNote ?? "");
        Write(writer, content.References);
        writer.Write(content.Json.Length);
        writer.Write(content.Json);
    }

    private static void Write(BinaryWriter writer, IReadOnlyCollection<Guid> keys)
    {
        writer.Write(keys.Count);
        foreach (var key in keys) writer.Write(key.ToByteArray());
    }

    private static SiteChange Read(FileStream stream, ContentModel model)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return new SiteChange(reader.ReadInt64())
        {
            Put = [.. Many(reader, row => ReadContent(row, model)).OfType<PublishedContent>()],
            Remove = Many(reader, ReadKey),
            Redirects = Many(reader, row => KeyValuePair.Create(row.ReadString(), ReadKey(row))),
            PutMedia = Many(reader, ReadMedia),
            RemoveMedia = Many(reader, ReadKey),
        };
    }

    /// <returns>Null for a type that the model does not have any more.</returns>
    private static PublishedContent? ReadContent(BinaryReader reader, ContentModel model)
    {
        var key = ReadKey(reader);
        var parent = ReadKey(reader);
        var (type, name, path, order) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        var (created, updated) = (new DateTime(reader.ReadInt64(), DateTimeKind.Utc), new DateTime(reader.ReadInt64(), DateTimeKind.Utc));
        var note = reader.ReadString();
        var references = Many(reader, ReadKey);
        var json = reader.ReadBytes(reader.ReadInt32());
        if (model.Find(type) is not { } known) return null;
        return new PublishedContent(json)
        {
            Key = key,
            ParentKey = parent == Guid.Empty ? null : parent,
            ContentType = known.Alias,
            Name = name,
            Path = path,
            SortOrder = order,
            CreatedUtc = created,
            UpdatedUtc = updated,
            ChangeNote = note.Length > 0 ? note : null,
            References = [.. references],
        };
    }

    private static PublishedMedia ReadMedia(BinaryReader reader)
    {
        var media = new PublishedMedia(ReadKey(reader), reader.ReadString(), reader.ReadString(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
        var (created, updated) = (new DateTime(reader.ReadInt64(), DateTimeKind.Utc), new DateTime(reader.ReadInt64(), DateTimeKind.Utc));
        var (left, top) = (reader.ReadDouble(), reader.ReadDouble());
        var crop = reader.ReadString() is { Length: > 0 } chosen ? PictureCrop.Read(chosen) : null;
        return media with { CreatedUtc = created, UpdatedUtc = updated, FocalPoint = double.IsNaN(left) ? null : (left, top), CardCrop = crop };
    }

    private static Guid ReadKey(BinaryReader reader)
    {
        Span<byte> key = stackalloc byte[16];
        reader.BaseStream.ReadExactly(key);
        return new(key);
    }

    private static List<T> Many<T>(BinaryReader reader, Func<BinaryReader, T> one)
    {
        var count = reader.ReadInt32();
        var items = new List<T>(count);
        for (var i = 0; i < count; i++) items.Add(one(reader));
        return items;
    }
}
