using System.Net;
using System.Security.Cryptography;

namespace FamilyHubs.Website.Feedback;

/// <summary>
/// How often one address may answer. Held in memory for ten minutes and never stored: only a number made from the address with a
/// key that is forgotten at the next start.
/// </summary>
public sealed class VoteLimit(TimeProvider clock)
{
    private const int MostForOne = 20;
    private const int MostForAll = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<ulong, int> answers = [];
    private readonly HashSet<(ulong Who, Guid Page)> voted = [];
    private readonly Lock turn = new();
    private DateTimeOffset started;
    private int all;

    public bool Allows(IPAddress? address)
    {
        lock (turn)
        {
            Begin();
            var who = Who(address);
            answers[who] = answers.GetValueOrDefault(who) + 1;
            return ++all <= MostForAll && answers[who] <= MostForOne;
        }
    }

    /// <summary>Whether this is the first vote on the page from there; the same again, as after a reload, does not count.</summary>
    public bool IsFirst(IPAddress? address, Guid page)
    {
        lock (turn)
        {
            Begin();
            return voted.Add((Who(address), page));
        }
    }

    private void Begin()
    {
        var now = clock.GetUtcNow();
        if (now - started < Window) return;
        (started, all) = (now, 0);
        answers.Clear();
        voted.Clear();
    }

    private ulong Who(IPAddress? address) => BitConverter.ToUInt64(HMACSHA256.HashData(key, (address ?? IPAddress.None).MapToIPv6().GetAddressBytes()));
}
