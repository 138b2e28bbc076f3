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

    /// <summary>Changes appended since the file was last written whole, as a share of it; past this it is written whole again.</summary>
    private const int MostAppended = 4;

    private long wholeLength;

    public bool Exists => File.Exists(file);

    /// <summary>The saved site and the identity of its database, or null when there is none that can be read.</summary>
    public (Guid Database, PublishedSite Site)? Load(PublishedSite empty)
    {
        if (!Exists) return null;
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < Magic.Length + 16 || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic)) return null;
        var database = new Guid(bytes.AsSpan(Magic.Length, 16));
        var site = empty;
        var at = Magic.Length + 16;
        while (Next(bytes, ref at) is { } payload)
        {
            site = site.Next(Read(payload, site.Model));
            if (wholeLength == 0) wholeLength = at;
        }
        if (at < bytes.Length) wholeLength = 0; // What stands behind is damaged: the next change writes the file anew.
        return site.Count > 0 ? (database, site) : null;
    }

    /// <summary>Writes the whole site beside the old file and then takes its place.</summary>
    public void Save(Guid database, PublishedSite site)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = file + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Magic);
            stream.Write(database.ToByteArray());
            stream.Write(Batch(new SiteChange(site.Sequence) { Put = [.. site.Contents], Redirects = [.. site.Redirects], PutMedia = [.. site.Media] }));
            stream.Flush(flushToDisk: true);
            wholeLength = stream.Length;
        }
        File.Move(draft, file, overwrite: true);
    }

    /// <summary>Adds one change at the end; writes the file anew when it has grown too long.</summary>
    public void Append(Guid database, PublishedSite site, SiteChange change)
    {
        if (!Exists || new FileInfo(file).Length > wholeLength * MostAppended)
        {
            Save(database, site);
            return;
        }
        var whole = wholeLength;
        wholeLength = 0; // Should writing fail half-way, the next change writes the file anew.
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
        stream.Write(Batch(change));
        stream.Flush(flushToDisk: true);
        wholeLength = whole;
    }

    private static ReadOnlyMemory<byte>? Next(byte[] bytes, ref int at)
    {
        if (bytes.Length - at < 4) return null;
        var length = BitConverter.ToInt32(bytes, at);
        if (length < 0 || bytes.Length - at - 4 - ChecksumLength < length) return null;
        var payload = bytes.AsMemory(at + 4, length);
        if (!Checksum(payload.Span).SequenceEqual(bytes.AsSpan(at + 4 + length, ChecksumLength))) return null;
        at += 4 + length + ChecksumLength;
        return payload;
    }

    private static byte[] Batch(SiteChange change)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(0);
            Write(writer, change);
        }
        var payload = stream.GetBuffer().AsSpan(4, (int)stream.Length - 4);
        BitConverter.TryWriteBytes(stream.GetBuffer(), payload.Length);
        stream.Write(Checksum(payload));
        return stream.ToArray();
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> payload) => SHA256.HashData(payload).AsSpan(0, ChecksumLength);

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

    private static SiteChange Read(ReadOnlyMemory<byte> payload, ContentModel model)
    {
        using var reader = new BinaryReader(new MemoryStream(payload.ToArray()), Encoding.UTF8);
        return new SiteChange(reader.ReadInt64())
        {
            Put = [.. Many(reader, ReadContent).Where(content => model.Find(content.ContentType) is not null)],
            Remove = Many(reader, ReadKey),
            Redirects = Many(reader, row => KeyValuePair.Create(row.ReadString(), ReadKey(row))),
            PutMedia = Many(reader, ReadMedia),
            RemoveMedia = Many(reader, ReadKey),
        };
    }

    private static PublishedContent ReadContent(BinaryReader reader)
    {
        var key = ReadKey(reader);
        var parent = ReadKey(reader);
        var (type, name, path, order) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        var (created, updated) = (new DateTime(reader.ReadInt64(), DateTimeKind.Utc), new DateTime(reader.ReadInt64(), DateTimeKind.Utc));
        var note = reader.ReadString();
        var references = Many(reader, ReadKey);
        return new PublishedContent(reader.ReadBytes(reader.ReadInt32()))
        {
            Key = key,
            ParentKey = parent == Guid.Empty ? null : parent,
            ContentType = type,
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

    private static Guid ReadKey(BinaryReader reader) => new(reader.ReadBytes(16));

    private static List<T> Many<T>(BinaryReader reader, Func<BinaryReader, T> one)
    {
        var count = reader.ReadInt32();
        var items = new List<T>(count);
        for (var i = 0; i < count; i++) items.Add(one(reader));
        return items;
    }
}
