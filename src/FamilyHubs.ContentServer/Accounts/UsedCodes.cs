using System.Collections.Concurrent;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>A code from an authenticator app counts once, also while the app still shows it.</summary>
internal sealed class UsedCodes(TimeProvider clock)
{
    /// <summary>Longer than any code is accepted.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(Guid Account, string Code), DateTimeOffset> used = new();

    /// <returns>False when the code was used before.</returns>
    public bool TryUse(Guid account, string code)
    {
        foreach (var (old, time) in used)
            if (clock.GetUtcNow() - time > Kept) used.TryRemove(old, out _);
        return used.TryAdd((account, code), clock.GetUtcNow());
    }
}
