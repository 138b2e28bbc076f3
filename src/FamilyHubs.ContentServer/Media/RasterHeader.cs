using System.Buffers.Binary;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Reads the size that a JPEG, PNG, WebP or GIF says it has. Null when it is damaged where it says so.</summary>
internal static class RasterHeader
{
    /// <summary>More parts than any camera or program writes before the size.</summary>
    private const int MostParts = 4_000;

    public static (int Width, int Height)? Read(Stream file)
    {
        Span<byte> head = stackalloc byte[30];
        if (!Fill(file, head)) return null;
        if (head[0] == 0xFF && head[1] == 0xD8) return ReadJpeg(file);
        if (head[0] == 0x89 && head[1..].StartsWith("PNG\r\n\x1a\n"u8)) return ReadPng(file, head);
        if (head.StartsWith("GIF8"u8)) return Size(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        return head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? ReadWebp(head) : null;
    }

    /// <summary>A part that is longer than the file is how pictures are made that cost much to refuse.</summary>
    private static (int Width, int Height)? ReadPng(Stream file, ReadOnlySpan<byte> head)
    {
        var size = Size(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
        Span<byte> part = stackalloc byte[8];
        file.Position = 8;
        for (var i = 0; i < MostParts && Fill(file, part); i++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(part);
            if (file.Position + length + 4 > file.Length) return null;
            if (part[4..].SequenceEqual("IEND"u8)) return size;
            file.Position += length + 4;
        }
        return null;
    }

    private static (int Width, int Height)? ReadJpeg(Stream file)
    {
        Span<byte> part = stackalloc byte[9];
        file.Position = 2;
        for (var i = 0; i < MostParts && Fill(file, part); i++)
        {
            if (part[0] != 0xFF) return null;
            var (marker, length) = (part[1], BinaryPrimitives.ReadUInt16BigEndian(part[2..]));
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return Size(BinaryPrimitives.ReadUInt16BigEndian(part[7..]), BinaryPrimitives.ReadUInt16BigEndian(part[5..]));
            file.Position += marker == 0xFF ? -8 : length - 7; // Any number of FF may stand before a part.
        }
        return null;
    }

    private static (int Width, int Height)? ReadWebp(ReadOnlySpan<byte> head)
    {
        var kind = head[12..16];
        if (kind.SequenceEqual("VP8X"u8)) return Size(1 + (head[24] | (head[25] << 8) | (head[26] << 16)), 1 + (head[27] | (head[28] << 8) | (head[29] << 16)));
        if (kind.SequenceEqual("VP8 "u8)) return Size(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF);
        if (!kind.SequenceEqual("VP8L"u8)) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
        return Size((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private static (int Width, int Height)? Size(int width, int height) => width > 0 && height > 0 ? (width, height) : null;

    private static bool Fill(Stream file, Span<byte> buffer) => file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
}
