using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Primitives;

namespace FamilyHubs.Website.PageCache;

/// <summary>An answer on disk, for the next start.</summary>
internal sealed partial class KeptAnswer
{
    private KeptAnswer(KeyValuePair<string, StringValues>[] headers, string tag, int plainLength, Reads madeFrom, DateTimeOffset until)
    {
        (this.headers, this.tag, this.plainLength, MadeFrom, Until) = (headers, tag, plainLength, madeFrom, until);
        (plainTag, gzipTag, brotliTag) = ($"\"{tag}\"", $"\"{tag}-gz\"", $"\"{tag}-br\"");
    }

    public static KeptAnswer Read(BinaryReader reader)
    {
        var headers = new KeyValuePair<string, StringValues>[reader.ReadInt32()];
        for (var i = 0; i < headers.Length; i++) headers[i] = new(reader.ReadString(), ReadValues(reader));
        var (tag, length, until) = (reader.ReadString(), reader.ReadInt32(), new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero));
        var uses = reader.ReadInt32();
        var isEverything = reader.ReadBoolean();
        var notes = new ulong[reader.ReadInt32()];
        for (var i = 0; i < notes.Length; i++) notes[i] = reader.ReadUInt64();
        return new(headers, tag, length, Reads.Of(notes, isEverything), until) { Uses = uses / 2, brotli = reader.ReadBytes(reader.ReadInt32()), gzip = reader.ReadBytes(reader.ReadInt32()) };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(headers.Length);
        foreach (var (name, values) in headers)
        {
            writer.Write(name);
            writer.Write(values.Count);
            foreach (var value in values) writer.Write(value ?? "");
        }
        writer.Write(tag);
        writer.Write(plainLength);
        writer.Write(Until.UtcTicks);
        writer.Write(Uses);
        var (notes, isEverything) = MadeFrom.All();
        writer.Write(isEverything);
        writer.Write(notes.Length);
        foreach (var note in notes) writer.Write(note);
        foreach (var form in new[] { For("br").Bytes, For("gzip").Bytes })
        {
            writer.Write(form.Length);
            writer.Write(form);
        }
    }

    private static StringValues ReadValues(BinaryReader reader)
    {
        var values = new string[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++) values[i] = reader.ReadString();
        return values.Length == 1 ? values[0] : values;
    }
}
