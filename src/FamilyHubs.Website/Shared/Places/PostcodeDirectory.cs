using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>
/// Reads the ONS Postcode Directory or the National Statistics Postcode Lookup, as one CSV file or the zip that it comes in,
/// row by row: only what is kept of each postcode stays in memory, twelve bytes.
/// </summary>
internal sealed class PostcodeDirectory
{
    /// <summary>Half as many again as the United Kingdom has ever had.</summary>
    private const int MostRows = 4_000_000;

    /// <summary>Rows that cannot be read are left out; with more of them than one in so many the file is not what it says.</summary>
    private const int ReadableRows = 100;

    private const int RowsBetweenReports = 250_000;

    private readonly List<UnitPostcodeRow> rows = [];
    private readonly Dictionary<string, ushort> councils = [];
    private readonly Action<string> report;

    private PostcodeDirectory(Action<string> report) => this.report = report;

    public int Read { get; private set; }

    public int Terminated { get; private set; }

    public int WithoutPosition { get; private set; }

    public int Unreadable { get; private set; }

    /// <summary>The month in which the newest postcode was made, as 202505.</summary>
    public int Newest { get; private set; }

    public int Kept => rows.Count;

    public IReadOnlyList<string> Councils => [.. councils.OrderBy(council => council.Value).Select(council => council.Key)];

    /// <param name="file">A .csv or a .zip.</param>
    /// <param name="report">Is told now and then how far it is.</param>
    /// <exception cref="PostcodeDirectoryException">The file is damaged or something else.</exception>
    public static PostcodeDirectory Open(string file, Action<string> report)
    {
        if (Directory.Exists(file)) throw new PostcodeDirectoryException($"{file} is a folder: give the CSV file in it, or the zip as it was downloaded.");
        if (!File.Exists(file)) throw new PostcodeDirectoryException($"There is no file {file}.");
        var directory = new PostcodeDirectory(report);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (IsZip(stream)) directory.ReadZip(stream, Path.GetFileName(file));
        else directory.ReadCsv(stream, Path.GetFileName(file));
        return directory.Finish(Path.GetFileName(file));
    }

    /// <summary>How many of the postcodes are in a council.</summary>
    public int CountIn(IEnumerable<string> codes)
    {
        var wanted = codes.Where(councils.ContainsKey).Select(code => councils[code]).ToHashSet();
        return rows.Count(row => wanted.Contains((ushort)(row.Packed & 0xFFFF)));
    }

    public void Save(string path) => UnitPostcodeFile.Write(path, Councils, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));

    private PostcodeDirectory Finish(string name)
    {
        if (rows.Count == 0) throw new PostcodeDirectoryException($"{name} has no postcode that is in use and has a position.");
        rows.Sort((one, other) => one.Number.CompareTo(other.Number));
        var kept = 1;
        for (var at = 1; at < rows.Count; at++)
            if (rows[at].Number != rows[kept - 1].Number) rows[kept++] = rows[at];
        rows.RemoveRange(kept, rows.Count - kept);
        return this;
    }

    private static bool IsZip(FileStream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 4 && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <summary>The zip holds one file of all postcodes, and often the same again cut into areas (<c>multi_csv</c>): either is read, not both.</summary>
    private void ReadZip(FileStream stream, string name)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var directories = zip.Entries.Where(entry => entry.FullName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && HasColumns(entry)).ToList();
            if (directories.Count == 0) throw new PostcodeDirectoryException($"{name} has no CSV file of postcodes with the columns of the ONS Postcode Directory or the National Statistics Postcode Lookup.");
            var whole = directories.Where(entry => !entry.FullName.Contains("multi_csv", StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var entry in whole.Count > 0 ? whole : directories)
            {
                using var contents = new CheckedStream(entry.Open(), entry.Crc32);
                ReadCsv(contents, entry.Name);
                if (!contents.IsWhole) throw new PostcodeDirectoryException($"{name} is damaged: {entry.Name} in it is not what was put in. Download it again.");
            }
        }
        catch (InvalidDataException)
        {
            throw new PostcodeDirectoryException($"{name} is a zip that is damaged or not all there. Download it again.");
        }
    }

    private static bool HasColumns(ZipArchiveEntry entry)
    {
        using var contents = entry.Open();
        using var lines = new CsvRows(contents);
        return lines.Next() && PostcodeColumns.Find(lines, out _) is not null;
    }

    private void ReadCsv(Stream stream, string name)
    {
        using var lines = new CsvRows(stream);
        if (!lines.Next()) throw new PostcodeDirectoryException($"{name} is empty.");
        if (PostcodeColumns.Find(lines, out var missing) is not { } columns)
            throw new PostcodeDirectoryException($"{name} is not the ONS Postcode Directory or the National Statistics Postcode Lookup: it has no column for {missing}.");
        var count = lines.Count;
        while (lines.Next())
        {
            if (lines.Count == 1 && lines[0].IsEmpty) continue;
            if (lines.Count != count) throw new PostcodeDirectoryException($"{name} is damaged: line {lines.Line} has {lines.Count} values where there are {count} columns. Download it again.");
            Add(lines, columns);
            if (++Read > MostRows) throw new PostcodeDirectoryException($"{name} has more rows than the country has postcodes.");
            if (Read % RowsBetweenReports == 0) report(string.Create(CultureInfo.InvariantCulture, $"Read {Read:N0} rows"));
        }
        if (Unreadable * ReadableRows > Read) throw new PostcodeDirectoryException(string.Create(CultureInfo.InvariantCulture, $"{name} is damaged: {Unreadable:N0} of its {Read:N0} rows cannot be read. Download it again."));
    }

    private void Add(CsvRows row, PostcodeColumns columns)
    {
        if (columns.Introduced is { } introduced && int.TryParse(row[introduced], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month <= 999912) Newest = Math.Max(Newest, month);
        if (!row[columns.Terminated].IsEmpty)
        {
            Terminated++;
            return;
        }
        if (!double.TryParse(row[columns.Latitude], NumberStyles.Float, CultureInfo.InvariantCulture, out var north) || !double.TryParse(row[columns.Longitude], NumberStyles.Float, CultureInfo.InvariantCulture, out var east) || NumberOf(row[columns.Postcode]) is not { } number)
        {
            if (row[columns.Latitude].IsEmpty && row[columns.Longitude].IsEmpty && NumberOf(row[columns.Postcode]) is not null) WithoutPosition++;
            else Unreadable++;
            return;
        }
        var point = new MapPoint(north, east);
        if (UnitPostcode.IsKnown(point)) rows.Add(new UnitPostcodeRow(number, UnitPostcode.Pack(point, CouncilOf(row[columns.Council]))));
        else WithoutPosition++;
    }

    private static uint? NumberOf(ReadOnlySpan<byte> text)
    {
        Span<char> postcode = stackalloc char[8];
        var length = 0;
        foreach (var c in text)
        {
            if (c == ' ') continue;
            if (length == postcode.Length || c > 127) return null;
            postcode[length++] = char.ToUpperInvariant((char)c);
        }
        return PostcodeNumber.Of(postcode[..length]);
    }

    private ushort CouncilOf(ReadOnlySpan<byte> code)
    {
        Span<char> text = stackalloc char[9];
        if (code.Length > text.Length) code = code[..text.Length];
        var length = Encoding.Latin1.GetChars(code, text);
        var known = councils.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text[..length], out var number)) return number;
        if (councils.Count == ushort.MaxValue) throw new PostcodeDirectoryException("The file names more councils than there are.");
        return councils[text[..length].ToString()] = (ushort)councils.Count;
    }
}

/// <summary>The file cannot be imported. The message is for a person: it says why, and what to do.</summary>
internal sealed class PostcodeDirectoryException(string message) : Exception(message);
