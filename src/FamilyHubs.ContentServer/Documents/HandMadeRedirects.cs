using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>A redirect that an editor made: a document that says from which address visitors are sent where.</summary>
/// <param name="From">The old address.</param>
/// <param name="To">The page that it leads to, where it leads to one of ours.</param>
/// <param name="Address">Where it leads now: a path, another site, or null when its page is not live.</param>
internal sealed record HandMadeRedirect(Guid Key, int Revision, string From, Guid? To, string? Address, DateTime SavedUtc, string SavedBy);

/// <summary>Reads redirects that are live, and says why another cannot stand beside them.</summary>
internal sealed class HandMadeRedirects(ContentDatabase database, ContentModel model)
{
    public const string ContentType = "redirect";

    public async Task<IReadOnlyList<HandMadeRedirect>> ReadAsync(CancellationToken cancellation = default)
    {
        var rows = await (
            from document in database.Documents.AsNoTracking()
            where document.ContentType == ContentType && document.TrashedUtc == null && document.PublishedNumber != null
            join version in database.Versions.AsNoTracking() on new { document.Key, Number = document.PublishedNumber!.Value } equals new { Key = version.DocumentKey, version.Number }
            select new { document.Key, document.Revision, version.Values, version.SavedUtc, version.SavedBy }).ToListAsync(cancellation);
        List<HandMadeRedirect> redirects = [];
        foreach (var row in rows)
        {
            var (from, to, address) = await ReadAsync(row.Values, cancellation);
            redirects.Add(new HandMadeRedirect(row.Key, row.Revision, from, to, address, row.SavedUtc, row.SavedBy));
        }
        return [.. redirects.OrderBy(redirect => redirect.From, StringComparer.Ordinal)];
    }

    /// <summary>Why visitors would never be sent on, or would go round in a circle.</summary>
    public async Task<IEnumerable<Fault>> FindFaultsAsync(Guid key, string values, CancellationToken cancellation)
    {
        var (from, to, address) = await ReadAsync(values, cancellation);
        if (from.Length == 0) return [];
        if (address == from) return [new Fault("to", $"{from} would lead to itself. Choose another page")];
        if (await HasPageAsync(from, cancellation)) return [new Fault("from", $"There is a page at {from}. Visitors see the page and not the redirect. Move the page or take it away first")];
        var others = (await ReadAsync(cancellation)).Where(redirect => redirect.Key != key).ToList();
        if (others.Find(redirect => redirect.From == from) is { } same) return [new Fault("from", $"{from} leads to {same.Address ?? "a page that is not live"} already. Delete that redirect first")];
        if (await MovedToAsync(from, cancellation) is { } moved) return [new Fault("from", $"{from} leads to {moved} already, because the page moved there")];
        if (to is not null && address is null) return [new Fault("to", "The page that it leads to is not live. Publish it first, or choose another")];
        return Circle(from, address, others) is { } circle ? [new Fault("to", $"That would go round in a circle: {circle}. Choose another page")] : [];
    }

    /// <summary>The way round, when the target leads back to the start.</summary>
    private static string? Circle(string from, string? address, List<HandMadeRedirect> others)
    {
        List<string> way = [from];
        for (var at = address; at is not null && way.Count <= others.Count + 1; at = others.Find(redirect => redirect.From == at)?.Address)
        {
            way.Add(at);
            if (at == from) return string.Join(" → ", way);
        }
        return null;
    }

    private async Task<(string From, Guid? To, string? Address)> ReadAsync(string values, CancellationToken cancellation)
    {
        var stored = JsonNode.Parse(values)!.AsObject();
        var from = stored["from"].Text() ?? "";
        if ((stored["to"] as JsonArray)?.FirstOrDefault() is not JsonObject link) return (from, null, null);
        if (Guid.TryParse(link["unique"].Text(), out var to))
            return (from, to, await database.Documents.Where(document => document.Key == to).Select(document => document.Path).SingleOrDefaultAsync(cancellation));
        return (from, null, link["url"].Text());
    }

    private async Task<bool> HasPageAsync(string path, CancellationToken cancellation) =>
        await database.Documents.Where(document => document.Path == path).Select(document => document.ContentType).SingleOrDefaultAsync(cancellation) is { } type && model.Find(type) is { HasPage: true };

    private Task<string?> MovedToAsync(string path, CancellationToken cancellation) =>
        (from redirect in database.Redirects
         where redirect.Path == path
         join document in database.Documents on redirect.DocumentKey equals document.Key
         select document.Path).SingleOrDefaultAsync(cancellation);
}
