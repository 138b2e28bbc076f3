using System.Globalization;
using System.Xml;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Reads the size of a picture in pixels from its first bytes, without decoding it.</summary>
internal static class PictureSize
{
    public static (int Width, int Height)? Of(string name, ReadOnlySpan<byte> bytes) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".svg" => OfSvg(bytes),
        ".png" or ".jpg" or ".jpeg" or ".webp" or ".gif" => RasterHeader.Read(new MemoryStream(bytes.ToArray())),
        _ => null,
    };

    private static (int Width, int Height)? OfSvg(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            var box = (reader.GetAttribute("viewBox") ?? "").Split(' ', ',');
            if (Length(reader.GetAttribute("width")) is { } width && Length(reader.GetAttribute("height")) is { } height) return (width, height);
            return box.Length == 4 && Length(box[2]) is { } boxWidth && Length(box[3]) is { } boxHeight ? (boxWidth, boxHeight) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int? Length(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is > 0 and < 100_000 ? (int)Math.Round(length) : null;
}
