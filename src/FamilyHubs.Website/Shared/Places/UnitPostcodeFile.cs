using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>
/// The file that an import writes: a heading, the codes of councils, the numbers of all postcodes in order, and a packed
/// position for each. Numbers are little-endian.
/// </summary>
internal sealed record UnitPostcodeFile(string[] Councils, long NumbersAt, int Count)
{
    private const int HeadLength = 16;
    private const int CodeLength = 9;

    /// <summary>So few postcodes are read at once and searched in memory.</summary>
    private const int Block = 1024;

    private static ReadOnlySpan<byte> Magic => "FHPOSTC1"u8;

    /// <returns>Null when it is something else, or not all of it is there.</returns>
    public static UnitPostcodeFile? Read(SafeFileHandle file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        if (RandomAccess.Read(file, head, 0) != HeadLength || !head.StartsWith(Magic)) return null;
        var (count, councils) = (BinaryPrimitives.ReadInt32LittleEndian(head[8..]), BinaryPrimitives.ReadInt32LittleEndian(head[12..]));
        if (count < 0 || councils is < 0 or > ushort.MaxValue) return null;
        var codes = new byte[councils * CodeLength];
        var numbersAt = HeadLength + (long)codes.Length;
        if (RandomAccess.GetLength(file) != numbersAt + count * 12L || RandomAccess.Read(file, codes, HeadLength) != codes.Length) return null;
        return new([.. codes.Chunk(CodeLength).Select(code => Encoding.ASCII.GetString(code).Trim())], numbersAt, count);
    }

    /// <summary>Puts the file in the place of what is there: until all of it is on the disk, what was there stays.</summary>
    public static void Write(string path, IReadOnlyList<string> councils, ReadOnlySpan<UnitPostcodeRow> rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                WriteTo(stream, councils, rows);
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public UnitPostcode? Find(SafeFileHandle file, uint number)
    {
        var (from, to) = (0, Count);
        Span<byte> one = stackalloc byte[4];
        while (to - from > Block)
        {
            var middle = from + (to - from) / 2;
            ReadAll(file, one, NumbersAt + middle * 4L);
            if (BinaryPrimitives.ReadUInt32LittleEndian(one) <= number) from = middle;
            else to = middle;
        }
        Span<uint> block = stackalloc uint[to - from];
        ReadAll(file, MemoryMarshal.AsBytes(block), NumbersAt + from * 4L);
        var found = block.BinarySearch(number);
        if (found < 0) return null;
        Span<byte> packed = stackalloc byte[8];
        ReadAll(file, packed, NumbersAt + Count * 4L + (from + found) * 8L);
        return UnitPostcode.Unpack(BinaryPrimitives.ReadUInt64LittleEndian(packed), Councils);
    }

    private static void WriteTo(Stream stream, IReadOnlyList<string> councils, ReadOnlySpan<UnitPostcodeRow> rows)
    {
        Span<byte> eight = stackalloc byte[8];
        stream.Write(Magic);
        BinaryPrimitives.WriteInt32LittleEndian(eight, rows.Length);
        BinaryPrimitives.WriteInt32LittleEndian(eight[4..], councils.Count);
        stream.Write(eight);
        foreach (var council in councils) stream.Write(Encoding.ASCII.GetBytes(council.PadRight(CodeLength)[..CodeLength]));
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(eight, row.Number);
            stream.Write(eight[..4]);
        }
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(eight, row.Packed);
            stream.Write(eight);
        }
    }

    private static void ReadAll(SafeFileHandle file, Span<byte> into, long at)
    {
        if (RandomAccess.Read(file, into, at) != into.Length) throw new IOException("it ends too soon");
    }
}

/// <summary>A postcode as it is stored.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct UnitPostcodeRow(uint Number, ulong Packed);
