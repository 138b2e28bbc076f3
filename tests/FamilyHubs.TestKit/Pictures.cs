using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FamilyHubs.TestKit;

/// <summary>Pictures that tests make for themselves.</summary>
public static class Pictures
{
    /// <summary>Why pictures cannot be uploaded here, with the command that changes it; null when they can.</summary>
    public static string? Missing { get; } = Programs.Find("vipsthumbnail") is null ? "Needs libvips: apt-get install libvips-tools" : null;

    /// <summary>A PNG of four colours, a quarter each, so that it can be seen which part of it is shown.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="hidden">Words that are in the file and in no pixel.</param>
    public static byte[] Png(int width, int height, string hidden = "")
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2); // Eight bits, red green blue.
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Part(file, "IHDR", head);
        if (hidden.Length > 0) Part(file, "tEXt", Encoding.Latin1.GetBytes($"Comment\0{hidden}"));
        Part(file, "IDAT", Pixels(width, height));
        Part(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Pixels(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0); // No filter.
                for (var x = 0; x < width; x++) zip.Write(Colour(x * 2 < width, y * 2 < height));
            }
        }
        return packed.ToArray();
    }

    private static ReadOnlySpan<byte> Colour(bool isLeft, bool isTop) => (isLeft, isTop) switch
    {
        (true, true) => [200, 30, 30],
        (false, true) => [30, 200, 30],
        (true, false) => [30, 30, 200],
        _ => [240, 240, 240],
    };

    private static void Part(Stream file, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = 0xFFFFFFFF;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
