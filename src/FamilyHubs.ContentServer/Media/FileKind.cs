using System.Text;

namespace FamilyHubs.ContentServer.Media;

/// <summary>A kind of file that the library takes. It is told by what is in the file; the name and what a browser says count for nothing.</summary>
/// <param name="Extension">With a dot: that of the file as it is kept.</param>
/// <param name="Words">What editors call it.</param>
internal sealed record FileKind(string Extension, string Words)
{
    public static readonly FileKind Jpeg = Picture(".jpg", "JPEG");
    public static readonly FileKind Png = Picture(".png", "PNG");
    public static readonly FileKind Webp = Picture(".webp", "WebP");

    private static readonly FileKind Pdf = new(".pdf", "PDF");
    private static readonly FileKind Csv = new(".csv", "CSV");
    private static readonly FileKind Captions = new(".vtt", "VTT");
    private static readonly FileKind Sound = new(".mp3", "MP3");
    private static readonly FileKind Video = new(".mp4", "MP4");

    public const string Taken = "JPEG, PNG, WebP, GIF, AVIF and HEIC pictures; PDF, Word, Excel, OpenDocument, CSV, MP3, MP4 and VTT files";

    private const int HeadLength = 4096;

    /// <summary>Decoded and written anew before it is kept.</summary>
    public bool IsPicture { get; private init; }

    /// <summary>Whether its header says its size, so that it can be refused before anybody decodes it.</summary>
    public bool HasSizeInHeader { get; private init; } = true;

    /// <exception cref="MediaRefused">It is none of them, or is made to do something when it is opened.</exception>
    public static FileKind Of(Stream file, string name)
    {
        var buffer = new byte[HeadLength];
        var head = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (head.IsEmpty) throw new MediaRefused("The file is empty. Choose another one.");
        if (OfPicture(head) is { } picture) return picture;
        if (head.StartsWith("%PDF-"u8)) return PdfCheck.IsWhole(file) ? Pdf : throw new MediaRefused("The PDF is damaged. Save it again and upload it again.");
        if (head.StartsWith("PK\x3\x4"u8)) return OfficeFile.KindOf(file) ?? throw NotTaken;
        if (head.StartsWith("ID3"u8) || (head[0] == 0xFF && head.Length > 1 && (head[1] & 0xE6) == 0xE2)) return Sound;
        if (Brand(head) is "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "avc1" or "mp41" or "mp42" or "M4V " or "dash") return Video;
        return OfText(head, name) ?? throw NotTaken;
    }

    private static MediaRefused NotTaken => new($"This is not a kind of file that the library takes: {Taken}.");

    private static FileKind? OfPicture(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])) return Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return Png with { Words = "GIF" }; // The first frame: nothing on our pages moves by itself.
        if (head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return Webp;
        return Brand(head) switch
        {
            "avif" or "avis" => Jpeg with { Words = "AVIF", HasSizeInHeader = false },
            "heic" or "heix" or "hevc" or "mif1" or "msf1" => Jpeg with { Words = "HEIC", HasSizeInHeader = false },
            _ => null,
        };
    }

    private static FileKind? OfText(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        if (head.StartsWith("WEBVTT"u8)) return Captions;
        var text = Encoding.UTF8.GetString(head);
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase)) throw new MediaRefused("SVG pictures can carry programs, so the library does not take them. Save the picture as PNG and upload that.");
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && IsTable(text) ? Csv : null;
    }

    private static bool IsTable(string text) => !text.TrimStart().StartsWith('<') && text.Contains(',', StringComparison.Ordinal) && !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));

    /// <summary>What a file of the family of MP4 says it is.</summary>
    private static string? Brand(ReadOnlySpan<byte> head) => head.Length >= 12 && head[4..].StartsWith("ftyp"u8) ? Encoding.ASCII.GetString(head[8..12]) : null;

    private static FileKind Picture(string extension, string words) => new(extension, words) { IsPicture = true };
}
