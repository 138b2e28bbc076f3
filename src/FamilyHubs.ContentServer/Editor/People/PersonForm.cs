using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Editor.People;

/// <summary>What a person is called, what they may do, and where.</summary>
internal sealed record PersonForm(string? Name, string? Role, IReadOnlyList<Guid> Sections, IReadOnlyList<(Guid Key, string Name)> Choices);

/// <summary>The parts of the site that somebody may be given: what stands directly below the front page, and what they have now.</summary>
internal sealed class SectionChoices(ContentStorage storage)
{
    public async Task<IReadOnlyList<(Guid Key, string Name)>> ReadAsync(IReadOnlyList<Guid> present)
    {
        await using var database = storage.CreateDbContext();
        var rows = await (
            from document in database.Documents
            join version in database.Versions on new { DocumentKey = document.Key, Number = document.DraftNumber } equals new { version.DocumentKey, version.Number }
            where document.TrashedUtc == null && (present.Contains(document.Key) || database.Documents.Any(parent => parent.Key == document.ParentKey && parent.ParentKey == null))
            orderby document.SortOrder
            select new { document.Key, version.Name }).ToListAsync();
        return [.. rows.Select(row => (row.Key, row.Name))];
    }
}
