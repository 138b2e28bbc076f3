namespace FamilyHubs.Website.Shared.Places;

/// <summary>
/// Reads comma-separated values a row at a time, as bytes, in a buffer that never grows: a file without line ends, or one of
/// another kind, cannot fill the memory. A value may stand in quotation marks; one over several lines is not expected.
/// </summary>
internal sealed class CsvRows(Stream stream) : IDisposable
{
    private const int LongestRow = 1 << 16;
    private const int MostValues = 512;

    private readonly byte[] buffer = new byte[4 * LongestRow];
    private readonly (int Start, int Length)[] values = new (int, int)[MostValues];
    private int at;
    private int end;
    private bool isAtEnd;

    /// <summary>The number of the row, the heading being 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many values the row has.</summary>
    public int Count { get; private set; }

    /// <summary>A value without its quotation marks.</summary>
    public ReadOnlySpan<byte> this[int column] => buffer.AsSpan(values[column].Start, values[column].Length);

    /// <returns>False at the end.</returns>
    public bool Next()
    {
        if (NextLine() is not (var start, var length)) return false;
        Line++;
        if (Line == 1 && buffer.AsSpan(start, length).StartsWith("\uFEFF"u8)) (start, length) = (start + 3, length - 3);
        Count = 0;
        var stop = start + length;
        while (Count < MostValues)
        {
            var value = EndOfValue(start, stop);
            values[Count++] = Unquoted(start, value);
            if (value >= stop) break;
            start = value + 1;
        }
        return true;
    }

    public void Dispose() => stream.Dispose();

    private (int Start, int Length)? NextLine()
    {
        while (true)
        {
            var found = buffer.AsSpan(at, end - at).IndexOf((byte)'\n');
            if (found >= 0 || (isAtEnd && at < end))
            {
                var (start, length) = (at, found >= 0 ? found : end - at);
                at = Math.Min(end, start + length + 1);
                if (length > 0 && buffer[start + length - 1] == '\r') length--;
                return (start, length);
            }
            if (isAtEnd) return null;
            if (end - at >= LongestRow) throw new PostcodeDirectoryException("This is no file of postcodes: it has a line far longer than any of theirs.");
            Fill();
        }
    }

    private void Fill()
    {
        buffer.AsSpan(at, end - at).CopyTo(buffer);
        (at, end) = (0, end - at);
        var read = stream.Read(buffer, end, buffer.Length - end);
        isAtEnd = read == 0;
        end += read;
    }

    private int EndOfValue(int start, int stop)
    {
        var isQuoted = false;
        for (var i = start; i < stop; i++)
        {
            if (buffer[i] == '"') isQuoted = !isQuoted;
            else if (buffer[i] == ',' && !isQuoted) return i;
        }
        return stop;
    }

    private (int Start, int Length) Unquoted(int start, int stop)
    {
        while (start < stop && buffer[start] == ' ') start++;
        while (stop > start && buffer[stop - 1] == ' ') stop--;
        return stop - start >= 2 && buffer[start] == '"' && buffer[stop - 1] == '"' ? (start + 1, stop - start - 2) : (start, stop - start);
    }
}
