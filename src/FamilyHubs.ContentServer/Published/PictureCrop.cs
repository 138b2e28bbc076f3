using System.Text.Json;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A part of a picture as Umbraco's image cropper has it: the shares that are cut off at the left, top, right and bottom, from 0 to 1.</summary>
internal sealed record PictureCrop(double X1, double Y1, double X2, double Y2)
{
    /// <summary>The one crop there is.</summary>
    public const string Alias = "card";

    /// <summary>A part that is twice as wide as high.</summary>
    /// <returns>Null when it does not lie in the picture.</returns>
    public static PictureCrop? Card(double left, double top, double share, int width, int height)
    {
        const double rounding = 0.005;
        var right = 1 - left - share;
        var bottom = 1 - top - share * width / Rendition.CardShape / height;
        return share > 0 && left >= 0 && top >= 0 && right >= -rounding && bottom >= -rounding ? new(left, top, Math.Max(0, right), Math.Max(0, bottom)) : null;
    }

    public static PictureCrop? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Stored[]>(json, JsonSerializerOptions.Web)?.FirstOrDefault(crop => crop.Alias == Alias)?.Coordinates;

    public string Write() => JsonSerializer.Serialize(new[] { new Stored(Alias, this) }, JsonSerializerOptions.Web);

    /// <summary>In pixels of a picture; never nothing.</summary>
    public PicturePart Of(int width, int height)
    {
        var (left, top) = (Math.Min((int)(X1 * width), width - 1), Math.Min((int)(Y1 * height), height - 1));
        return new(left, top, Math.Clamp((int)((1 - X1 - X2) * width), 1, width - left), Math.Clamp((int)((1 - Y1 - Y2) * height), 1, height - top));
    }

    private sealed record Stored(string Alias, PictureCrop? Coordinates);
}
