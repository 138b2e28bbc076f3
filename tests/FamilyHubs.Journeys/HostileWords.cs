using System.Text;
using System.Text.Json;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;

namespace FamilyHubs.Journeys;

/// <summary>The XSS corpus, dealt out: each field gets as much as goes in, and the next field goes on where it stopped.</summary>
internal sealed class HostileWords
{
    /// <summary>Where a field has no limit.</summary>
    private const int Most = 12_000;

    private readonly string[] payloads = [.. Own, .. Corpus()];

    private int next;

    /// <summary>How often the whole corpus was dealt out.</summary>
    public double Rounds => (double)next / payloads.Length;

    /// <summary>Short ones, for fields of few characters, that would run in text, in an attribute and in an address.</summary>
    private static IEnumerable<string> Own =>
    [
        "\"'><img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "</script><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>", "' autofocus onfocus=alert(1) x='", "javascript:alert(1)", "${alert(1)}{{alert(1)}}", "</style><img src=x onerror=alert(1)>",
    ];

    public string For(PropertyType property) => Next((int?)property.DataType.Configuration["maxChars"] ?? (property.DataType.EditorAlias == "Umbraco.MultiUrlPicker" ? 200 : Most));

    public string Next(int most)
    {
        var text = new StringBuilder();
        for (var tried = 0; tried < payloads.Length; tried++)
        {
            var payload = payloads[next++ % payloads.Length];
            if (text.Length + payload.Length + 1 <= most) text.Append(text.Length == 0 ? "" : " ").Append(payload);
            else if (text.Length > 0) break;
        }
        return text.ToString();
    }

    private static IEnumerable<string> Corpus()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Hostile!, "xss/payloads.json"));
        return [.. JsonDocument.Parse(file).RootElement.EnumerateArray().Select(item => item.GetProperty("html").GetString()!.ReplaceLineEndings(" ")).Where(html => html.Trim().Length > 0)];
    }
}
