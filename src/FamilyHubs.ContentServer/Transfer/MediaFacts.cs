using System.Text.Encodings.Web;
using System.Text.Json;
using FamilyHubs.ContentServer.Media;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>What is known of a media file besides its bytes, as the file <c>facts.json</c> of a media folder holds it, by name.</summary>
internal sealed record MediaFacts(string? AltText, string? Tags, double? FocalLeft, double? FocalTop, string? Crops)
{
    public const string FileName = "facts.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, IEnumerable<MediaItem> media)
    {
        var facts = media.OrderBy(item => item.Name, StringComparer.Ordinal).ToDictionary(item => item.Name, Of).Where(item => item.Value != new MediaFacts(null, null, null, null, null)).ToDictionary();
        if (facts.Count > 0) File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(facts, Options));
    }

    public static Dictionary<string, MediaFacts> Read(string folder, List<string> faults)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return [];
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, MediaFacts>>(File.ReadAllText(file), Options) ?? [];
        }
        catch (JsonException fault)
        {
            faults.Add($"media/{FileName}:{fault.LineNumber + 1}: {fault.Message}");
            return [];
        }
    }

    public void Give(MediaItem item) => (item.AltText, item.Tags, item.FocalLeft, item.FocalTop, item.Crops) = (AltText, Tags, FocalLeft, FocalTop, Crops);

    private static MediaFacts Of(MediaItem item) => new(item.AltText, item.Tags, item.FocalLeft, item.FocalTop, item.Crops);
}
