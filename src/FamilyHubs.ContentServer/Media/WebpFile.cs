using System.Buffers.Binary;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Takes out of a WebP all that is not the picture: libvips leaves positions and profiles in this kind of file whatever it is told.</summary>
internal static class WebpFile
{
    private const int HeadLength = 12;

    /// <summary>Bits of the head that announce a profile, camera facts and XMP.</summary>
    private const byte Announced = 0x20 | 0x08 | 0x04;

    public static void Strip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        using var stripped = new MemoryStream();
        stripped.Write(bytes.AsSpan(0, HeadLength));
        for (var at = HeadLength; at + 8 <= bytes.Length;)
        {
            var name = bytes.AsSpan(at, 4);
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4)), (uint)(bytes.Length - at - 8));
            var part = bytes.AsSpan(at, Math.Min(8 + length + (length & 1), bytes.Length - at));
            if (name.SequenceEqual("VP8X"u8) && part.Length > 8) part[8] &= unchecked((byte)~Announced);
            if (!name.SequenceEqual("ICCP"u8) && !name.SequenceEqual("EXIF"u8) && !name.SequenceEqual("XMP "u8)) stripped.Write(part);
            at += part.Length;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(stripped.GetBuffer().AsSpan(4), (uint)stripped.Length - 8);
        File.WriteAllBytes(file, stripped.GetBuffer().AsSpan(0, (int)stripped.Length));
    }
}
