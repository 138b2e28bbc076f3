using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Tests.Storage;

/// <summary>What a client was told: every acknowledged save and publish.</summary>
internal sealed class Ledger
{
    private readonly List<(Guid Key, int Number, string Name)> saved = [];

    private readonly Dictionary<Guid, int> published = [];

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
            .. published.Where(publish => documents[publish.Key].PublishedNumber is not { } number || number < publish.Value).Select(publish => $"published {publish.Key} {publish.Value}"),
        ];
    }
}
