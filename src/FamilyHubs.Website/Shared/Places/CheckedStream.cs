namespace FamilyHubs.Website.Shared.Places;

/// <summary>Works out the checksum of what is read of a file in a zip, which .NET's own reader does not look at.</summary>
internal sealed class CheckedStream(Stream inner, uint expected) : Stream
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    private uint sum = uint.MaxValue;

    /// <summary>Whether all that was read, to the end, is what was put in.</summary>
    public bool IsWhole => ~sum == expected;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        foreach (var one in buffer.AsSpan(offset, read)) sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private static uint Entry(int number)
    {
        var value = (uint)number;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
