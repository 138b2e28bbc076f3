using System.Globalization;
using System.Text;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Hubs;

/// <summary><c>/hubs/{name}.vcf</c>: a hub as a contact for a phone (vCard 3.0, which every phone reads).</summary>
internal static class HubCard
{
    public static void MapHubCards(this IEndpointRouteBuilder routes) => routes.MapGet("/hubs/{name}.vcf", Answer).OpenToAllSites().WithMetadata(new KeptAttribute());

    private static IResult Answer(string name, HttpContext http, PublishedSite site, WebsiteSettings website)
    {
        if (site.OfType<Hub>().FirstOrDefault(hub => hub.Segment == name) is not { } hub) return Results.NotFound();
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{hub.Segment}.vcf\"";
        return Results.Bytes(Encoding.UTF8.GetBytes(Write(hub, website)), "text/vcard; charset=utf-8");
    }

    private static string Write(Hub hub, WebsiteSettings website)
    {
        List<string> lines = ["BEGIN:VCARD", "VERSION:3.0", $"FN:{Escaped(hub.Title)}", $"N:{Escaped(hub.Title)};;;;", $"ORG:{Escaped(hub.Title)}", $"ADR;TYPE=WORK:{Address(hub)}"];
        if (hub.Phone.Length > 0) lines.Add($"TEL;TYPE=WORK,VOICE:{hub.Phone}");
        if (hub.Email.Length > 0) lines.Add($"EMAIL:{hub.Email}");
        if (hub.PointOf() is { } point) lines.Add(string.Create(CultureInfo.InvariantCulture, $"GEO:{point.Latitude:0.#####};{point.Longitude:0.#####}"));
        lines.AddRange([$"URL:{website.Absolute(hub.Path)}", $"UID:{hub.Key}", $"REV:{hub.UpdatedOn.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}", "END:VCARD", ""]);
        return string.Join("\r\n", lines);
    }

    /// <summary>Post box, extended address, street, town, county, postcode, country; the last line of an address is the town.</summary>
    private static string Address(Hub hub)
    {
        var lines = hub.Address.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (street, town) = lines is [.. var first, var last] && first.Length > 0 ? (string.Join(", ", first), last) : ("", lines.FirstOrDefault(""));
        return $";;{Escaped(street)};{Escaped(town)};;{Escaped(hub.Postcode)};United Kingdom";
    }

    private static string Escaped(string words) => string.Concat(words.Where(letter => !char.IsControl(letter)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
