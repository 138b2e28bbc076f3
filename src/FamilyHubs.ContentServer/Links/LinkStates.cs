using System.Collections.Concurrent;
using System.Text.Json;

namespace FamilyHubs.ContentServer.Links;

/// <summary>How an address of another site answered when it was looked at.</summary>
/// <param name="CheckedUtc">When it was.</param>
/// <param name="Failures">How often in a row it did not answer as it should.</param>
/// <param name="Fault">A sentence about the last time; null when all was well.</param>
internal sealed record LinkState(DateTime CheckedUtc, int Failures, string? Fault);

/// <summary>What is known about addresses of other sites, in a file of its own that may be deleted.</summary>
internal sealed class LinkStates
{
    /// <summary>A site may be away for a day. What failed twice is told to editors.</summary>
    private const int TimesUntilBroken = 2;

    private readonly string file;
    private readonly ConcurrentDictionary<string, LinkState> known;

    public LinkStates(ContentServerOptions settings) => (file, known) = (settings.LinksFile, Read(settings.LinksFile));

    public bool AnyIsBroken => known.Values.Any(IsBroken);

    public LinkState? Find(string address) => known.GetValueOrDefault(address);

    /// <summary>What to tell an editor about an address; null when nothing is known against it.</summary>
    public string? FaultOf(string address) => OutsideLinks.Normal(address) is { } normal && known.TryGetValue(normal, out var state) && IsBroken(state) ? state.Fault : null;

    public void Note(string address, DateTime nowUtc, string? fault) =>
        known.AddOrUpdate(address, _ => new(nowUtc, fault is null ? 0 : 1, fault), (_, before) => new(nowUtc, fault is null ? 0 : before.Failures + 1, fault));

    /// <summary>Forgets addresses that nobody links to any more.</summary>
    public void KeepOnly(IReadOnlyCollection<string> addresses)
    {
        var wanted = addresses.ToHashSet();
        foreach (var address in known.Keys.Where(address => !wanted.Contains(address))) known.TryRemove(address, out _);
    }

    public void Save()
    {
        var draft = file + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(known));
        File.Move(draft, file, overwrite: true);
    }

    private static bool IsBroken(LinkState state) => state.Failures >= TimesUntilBroken;

    /// <summary>A file that is damaged says nothing: all is looked at again.</summary>
    private static ConcurrentDictionary<string, LinkState> Read(string file)
    {
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize<Dictionary<string, LinkState>>(File.ReadAllBytes(file)) is { } read ? new(read) : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}
