using System.IO.Compression;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Tells Word, Excel and OpenDocument files from other zips by what is listed inside. Nothing is unpacked but a few small parts.</summary>
internal static class OfficeFile
{
    private const int MostParts = 5_000;

    private const long MostUnpacked = 500_000_000;

    private const int LongestText = 1_000_000;

    /// <exception cref="MediaRefused">It carries a program, fetches something when it is opened, or is made to unpack to far more than it is.</exception>
    public static FileKind? KindOf(Stream file)
    {
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts || zip.Entries.Sum(entry => entry.Length) > MostUnpacked) throw new MediaRefused("The file would unpack to far more than it is. Save it again and upload that.");
            if (zip.Entries.Any(IsProgram)) throw new MediaRefused("The document has macros. Save it without them and upload that.");
            if (zip.Entries.Where(entry => entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Any(FetchesTemplate)) throw new MediaRefused("The document fetches a template from elsewhere when it is opened. Save it without the template and upload that.");
            return KindOf(zip);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FileKind? KindOf(ZipArchive zip)
    {
        var isOffice = zip.GetEntry("[Content_Types].xml") is not null;
        if (isOffice && zip.GetEntry("word/document.xml") is not null) return new(".docx", "Word");
        if (isOffice && zip.GetEntry("xl/workbook.xml") is not null) return new(".xlsx", "Excel");
        return zip.GetEntry("mimetype") is { } said ? Read(said) switch
        {
            "application/vnd.oasis.opendocument.text" => new(".odt", "OpenDocument"),
            "application/vnd.oasis.opendocument.spreadsheet" => new(".ods", "OpenDocument"),
            _ => null,
        } : null;
    }

    private static bool IsProgram(ZipArchiveEntry entry) =>
        entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        || Path.GetExtension(entry.Name).ToLowerInvariant() is ".exe" or ".dll" or ".js" or ".vbs" or ".hta" or ".bat" or ".cmd" or ".ps1";

    /// <summary>Links to the web are meant to be there; a template from the web runs.</summary>
    private static bool FetchesTemplate(ZipArchiveEntry entry)
    {
        var text = Read(entry);
        return text.Contains("TargetMode=\"External\"", StringComparison.OrdinalIgnoreCase) && (text.Contains("/attachedTemplate\"", StringComparison.OrdinalIgnoreCase) || text.Contains("/oleObject\"", StringComparison.OrdinalIgnoreCase) || text.Contains("/frame\"", StringComparison.OrdinalIgnoreCase));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        var buffer = new char[LongestText];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }
}
