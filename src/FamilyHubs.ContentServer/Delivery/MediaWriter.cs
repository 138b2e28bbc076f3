using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>Writes media as Umbraco's Content Delivery API does.</summary>
internal sealed class MediaWriter(Utf8JsonWriter json)
{
    /// <summary>Umbraco's media type for a file of that kind.</summary>
    public static string TypeOf(PublishedMedia media) => media.Extension switch
    {
        "svg" => "umbracoMediaVectorGraphics",
        "jpg" or "jpeg" or "png" or "gif" or "webp" or "avif" or "bmp" or "tif" or "tiff" => "Image",
        "pdf" or "doc" or "docx" => "umbracoMediaArticle",
        "mp4" or "webm" or "ogv" => "umbracoMediaVideo",
        "mp3" or "weba" or "oga" or "opus" => "umbracoMediaAudio",
        _ => "File",
    };

    /// <summary>A file where it is used, with the crops and the focal point that were chosen there.</summary>
    public void WritePicked(PublishedMedia media, JsonElement pick, DataType dataType)
    {
        json.WriteStartObject();
        WriteFocalPoint(pick, media);
        WriteCrops(pick, media, dataType);
        WriteHead(media.Key, media.FileName, TypeOf(media), media);
        json.WriteEndObject();
    }

    /// <summary>A file or folder that was asked for.</summary>
    public void WriteResponse(MediaNode node)
    {
        json.WriteStartObject();
        json.WriteString("path", $"/{node.Path.ToLowerInvariant()}/");
        json.WriteString("createDate", node.CreatedUtc);
        json.WriteString("updateDate", node.File?.UpdatedUtc ?? node.CreatedUtc);
        json.WritePropertyName("focalPoint");
        WriteFocalPoint(node.File);
        json.WriteStartArray("crops");
        WriteOwnCrop(node.File);
        json.WriteEndArray();
        WriteHead(node.Key, node.Name, node.Type, node.File);
        json.WriteEndObject();
    }

    private void WriteHead(Guid key, string name, string type, PublishedMedia? file)
    {
        json.WriteString("id", key);
        json.WriteString("name", name);
        json.WriteString("mediaType", type);
        json.WriteString("url", file?.Url ?? "");
        json.WriteString("extension", file?.Extension is { Length: > 0 } extension ? extension : null);
        WriteSize("width", file?.Width > 0 ? file.Width : null);
        WriteSize("height", file?.Height > 0 ? file.Height : null);
        WriteSize("bytes", file?.Bytes);
        json.WriteStartObject("properties");
        json.WriteEndObject();
    }

    /// <summary>The point that was chosen where the file is used, else that of the file itself.</summary>
    private void WriteFocalPoint(JsonElement pick, PublishedMedia media)
    {
        json.WritePropertyName("focalPoint");
        if (!pick.TryGetProperty("focalPoint", out var point) || point.ValueKind != JsonValueKind.Object)
        {
            WriteFocalPoint(media);
            return;
        }
        json.WriteStartObject();
        foreach (var side in new[] { "left", "top" }) json.WriteNumber(side, point.GetProperty(side).GetDecimal());
        json.WriteEndObject();
    }

    private void WriteFocalPoint(PublishedMedia? media)
    {
        if (media?.FocalPoint is not { } point)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteNumber("left", point.Left);
        json.WriteNumber("top", point.Top);
        json.WriteEndObject();
    }

    /// <summary>The crops that the data type names, each with the part of the picture that was chosen for it.</summary>
    private void WriteCrops(JsonElement pick, PublishedMedia media, DataType dataType)
    {
        List<JsonElement> chosen = pick.TryGetProperty("crops", out var crops) && crops.ValueKind == JsonValueKind.Array ? [.. crops.EnumerateArray()] : [];
        json.WriteStartArray("crops");
        foreach (var crop in dataType.Configuration["crops"] as JsonArray ?? [])
        {
            var alias = (string?)crop!["alias"] ?? "";
            var same = chosen.FindIndex(one => one.GetProperty("alias").GetString() == alias);
            WriteCrop(alias, (int?)crop["width"] ?? 0, (int?)crop["height"] ?? 0, same < 0 ? null : chosen[same]);
        }
        WriteOwnCrop(media);
        json.WriteEndArray();
    }

    /// <summary>The part that was chosen in the library, in pixels of the picture.</summary>
    private void WriteOwnCrop(PublishedMedia? media)
    {
        if (media?.CardCrop is not { } crop) return;
        var part = crop.Of(media.Width, media.Height);
        json.WriteStartObject();
        json.WriteString("alias", PictureCrop.Alias);
        json.WriteNumber("width", part.Width);
        json.WriteNumber("height", part.Height);
        json.WriteStartObject("coordinates");
        json.WriteNumber("x1", crop.X1);
        json.WriteNumber("y1", crop.Y1);
        json.WriteNumber("x2", crop.X2);
        json.WriteNumber("y2", crop.Y2);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCrop(string alias, int width, int height, JsonElement? chosen)
    {
        json.WriteStartObject();
        json.WriteString("alias", alias);
        json.WriteNumber("width", width);
        json.WriteNumber("height", height);
        json.WritePropertyName("coordinates");
        if (chosen?.TryGetProperty("coordinates", out var place) == true && place.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var side in new[] { "x1", "y1", "x2", "y2" }) json.WriteNumber(side, place.GetProperty(side).GetDecimal());
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }
        json.WriteEndObject();
    }

    private void WriteSize(string name, long? size)
    {
        if (size is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
