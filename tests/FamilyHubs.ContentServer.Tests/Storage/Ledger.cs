using System.Globalization;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Tests.Storage;

/// <summary>What a client was told: every acknowledged save and publish.</summary>
internal sealed class Ledger
{
    private readonly List<(Guid Key, int Number, string Name)> saved = [];

    private readonly Dictionary<Guid, int> published = [];

    private readonly Dictionary<Guid, string> kept = [];

    public int Count { get; private set; }

    public void Add(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Count++;
            switch (line.Split(' '))
            {
                case ["saved", var key, var number, var name]:
                    saved.Add((Guid.Parse(key), int.Parse(number, CultureInfo.InvariantCulture), name));
                    break;
                case ["published", var key, var number]:
                    published[Guid.Parse(key)] = int.Parse(number, CultureInfo.InvariantCulture);
                    break;
                case ["kept", var key, var name]:
                    kept[Guid.Parse(key)] = name;
                    break;
                default:
                    throw new InvalidOperationException($"The writer said '{line}'.");
            }
        }
    }

    /// <summary>What was acknowledged and is not there. A publish that was under way when the writer was killed may be there too.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(TestSite site)
    {
        await using var database = site.Storage.CreateDbContext();
        var versions = await database.Versions.AsNoTracking().ToDictionaryAsync(version => (version.DocumentKey, version.Number), version => version.Name);
        var documents = await database.Documents.AsNoTracking().ToDictionaryAsync(document => document.Key);
        return
        [
            .. saved.Where(save => versions.GetValueOrDefault((save.Key, save.Number)) != save.Name).Select(save => $"saved {save.Key} {save.Number} {save.Name}"),
            .. await LostCopiesAsync(database),
            .. published.Where(publish => documents[publish.Key].PublishedNumber is not { } number || number < publish.Value).Select(publish => $"published {publish.Key} {publish.Value}"),
        ];
    }

    /// <summary>A copy is of what was kept last, or of what was being kept when the writer was killed: whole, and later.</summary>
    private async Task<IReadOnlyList<string>> LostCopiesAsync(ContentDatabase database)
    {
        var copies = await database.WorkingCopies.AsNoTracking().ToDictionaryAsync(copy => copy.DocumentKey);
        return [.. kept.Where(keep => !IsThere(copies.GetValueOrDefault(keep.Key), keep.Value)).Select(keep => $"kept {keep.Key} {keep.Value}")];
    }

    private static bool IsThere(WorkingCopy? copy, string name)
    {
        if (copy is null) return false;
        var typed = copy.Over(new DraftContent { Name = "", Values = [] });
        var isWhole = typed.Values["summary"]!.ToString() == string.Concat(Enumerable.Repeat($"{typed.Name} ", 2_000));
        return isWhole && typed.Name.Split('-') is [var run, var round] && name.Split('-') is [var knownRun, var known]
            && (run != knownRun || int.Parse(round, CultureInfo.InvariantCulture) >= int.Parse(known, CultureInfo.InvariantCulture));
    }
}
