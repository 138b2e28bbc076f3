using FamilyHubs.ContentServer;
using Microsoft.Win32.SafeHandles;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>
/// Where each single postcode is, when a directory was imported: a file of sorted numbers that is searched where it lies, so
/// that the whole country costs no memory and no time at start. A file that is put in its place is used from the next
/// question on. docs/decisions says why it is not in the database.
/// </summary>
public sealed class UnitPostcodes(ContentServerOptions settings, ILogger<UnitPostcodes> log) : IDisposable
{
    /// <summary>So few postcodes are read at once and searched in memory.</summary>
    private const int Block = 1024;

    private readonly Lock opening = new();
    private volatile Opened? current;

    /// <summary>Where the file is for a site whose data is in that directory.</summary>
    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "places", "postcodes.bin");

    /// <summary>Where a postcode is and the code of its council; null when it is not known.</summary>
    /// <param name="postcode">Seven characters at most: in capitals, without a space.</param>
    public UnitPostcode? Find(string postcode)
    {
        if (PostcodeNumber.Of(postcode) is not { } number || Current() is not { File: { } file, Contents: { } contents }) return null;
        try
        {
            return contents.Find(file, number);
        }
        catch (IOException fault)
        {
            UnitPostcodesLog.CannotRead(log, fault.Message);
            return null;
        }
    }

    public void Dispose() => current?.File?.Dispose();

    private Opened? Current()
    {
        var path = FileIn(settings.DataDirectory);
        var written = File.GetLastWriteTimeUtc(path);
        if (current is { } known && known.Written == written) return known;
        lock (opening)
        {
            if (current is { } other && other.Written == written) return other;
            // What is replaced is not closed here: another request may be reading it. It closes itself when nobody holds it.
            return current = Open(path, written);
        }
    }

    /// <returns>With no file where there is none, or where it is not one of ours: then it is not looked at again until it changes.</returns>
    private Opened Open(string path, DateTime written)
    {
        if (!File.Exists(path)) return new Opened(written, null, null);
        try
        {
            var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (UnitPostcodeFile.Read(file) is { } contents) return new Opened(written, file, contents);
            file.Dispose();
            UnitPostcodesLog.CannotRead(log, "it is not whole");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            UnitPostcodesLog.CannotRead(log, fault.Message);
        }
        return new Opened(written, null, null);
    }

    private sealed record Opened(DateTime Written, SafeFileHandle? File, UnitPostcodeFile? Contents);
}

/// <summary>Where one postcode is.</summary>
/// <param name="CouncilCode">Nine characters, such as E07000134.</param>
public readonly record struct UnitPostcode(MapPoint Point, string CouncilCode)
{
    private const double Scale = 100_000; // About a metre.
    private const double South = 49;
    private const double West = -10;

    /// <summary>North and east of the corner in hundred-thousandths of a degree, 21 bits each, and which council, 16 bits.</summary>
    internal static ulong Pack(MapPoint point, ushort council) =>
        ((ulong)Math.Round((point.Latitude - South) * Scale) << 37) | ((ulong)Math.Round((point.Longitude - West) * Scale) << 16) | council;

    internal static UnitPostcode Unpack(ulong packed, string[] councils) => new(
        new MapPoint(Math.Round((packed >> 37) / Scale + South, 5), Math.Round(((packed >> 16) & 0x1F_FFFF) / Scale + West, 5)),
        (packed & 0xFFFF) is var council && council < (ulong)councils.Length ? councils[council] : "");

    /// <summary>Whether it is in the United Kingdom: the directories write 99.999999 where they know no position.</summary>
    internal static bool IsKnown(MapPoint point) => point is { Latitude: > South and < 62, Longitude: > West and < 3 };
}

/// <summary>What is wrong with the file of postcodes. Never what was looked for.</summary>
internal static partial class UnitPostcodesLog
{
    [LoggerMessage(LogLevel.Warning, "The imported postcodes cannot be read, so positions are rougher until they are imported again: {Reason}")]
    public static partial void CannotRead(ILogger logger, string reason);
}
