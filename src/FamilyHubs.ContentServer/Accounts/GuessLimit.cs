namespace FamilyHubs.ContentServer.Accounts;

/// <summary>
/// How often a password or a code may be guessed: ten times in fifteen minutes for one account, from wherever, and ten times
/// from one address, for whichever account. A right one is no guess. Kept in memory: each node counts for itself.
/// </summary>
internal sealed class GuessLimit(TimeProvider clock)
{
    public const int Most = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Past this many names, those whose time is over are forgotten.</summary>
    private const int ManyNames = 10_000;

    private readonly Dictionary<string, List<DateTimeOffset>> guesses = [];
    private readonly Lock turn = new();

    /// <summary>Takes one guess, before it is known whether it is right: many at once are counted too. False: no more for now.</summary>
    public bool TryTake(string account, string address)
    {
        lock (turn)
        {
            if (guesses.Count > ManyNames) Forget();
            string[] names = [AccountName(account), AddressName(address)];
            if (Array.Exists(names, name => Recent(name).Count >= Most)) return false;
            foreach (var name in names) Recent(name).Add(clock.GetUtcNow());
            return true;
        }
    }

    /// <summary>Gives back the guess that was taken last, because it was right.</summary>
    public void GiveBack(string account, string address)
    {
        lock (turn)
        {
            foreach (var name in new[] { AccountName(account), AddressName(address) })
                if (Recent(name) is { Count: > 0 } times) times.RemoveAt(times.Count - 1);
        }
    }

    private static string AccountName(string account) => "account " + account.Trim().ToUpperInvariant();

    private static string AddressName(string address) => "address " + address;

    private List<DateTimeOffset> Recent(string name)
    {
        if (!guesses.TryGetValue(name, out var times)) guesses[name] = times = [];
        times.RemoveAll(IsOver);
        return times;
    }

    private bool IsOver(DateTimeOffset time) => clock.GetUtcNow() - time >= Window;

    private void Forget()
    {
        foreach (var name in guesses.Where(entry => entry.Value.TrueForAll(IsOver)).Select(entry => entry.Key).ToList()) guesses.Remove(name);
    }
}
