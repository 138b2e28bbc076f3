using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary><c>/editor/content/find</c>: what a picker offers while somebody types.</summary>
internal static class FindPicks
{
    private const int LongestWords = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/editor/content/find", FindAsync).RequireAuthorization();

    private static async Task<IResult> FindAsync(string? q, string? kind, Guid? property, Picks picks, ContentModel model, PublishedSite site, CancellationToken cancellation)
    {
        if (q is null or { Length: > LongestWords }) return Results.BadRequest();
        var types = model.ContentTypes.SelectMany(type => type.PropertyList).FirstOrDefault(candidate => candidate.Key == property) is { } asked ? Picks.TypesFor(asked, model) : [];
        var found = kind == "files" ? await picks.FilesAsync(q, cancellation) : await picks.PagesAsync(q, types, cancellation);
        var addresses = new PageAddresses(site);
        return Results.Json(found.Select(pick => new { pick.Key, pick.Name, pick.Where, pick.Note, Address = kind == "files" ? null : addresses.AddressOf(pick.Key), Picture = pick.IsPicture ? pick.Address : null }));
    }
}
