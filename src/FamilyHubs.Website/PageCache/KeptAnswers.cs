using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.Website.PageCache;

/// <summary>The answers that are kept, by what they are the answer to. A publish makes those stale that were made from what it changed; when the room is full the least used go.</summary>
internal sealed class KeptAnswers(WebsiteSettings settings, TimeProvider clock)
{
    /// <summary>When the room is full, so much of it is emptied at once.</summary>
    private const double Emptied = 0.2;

    private readonly ConcurrentDictionary<string, KeptAnswer> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeptAttribute> rules = new(StringComparer.Ordinal);
    private readonly Lock turn = new();
    private PublishedSite? current;
    private long bytes;

    public int Count => answers.Count;

    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>How many answers were made to be kept, since the start.</summary>
    public long Made { get; private set; }

    /// <summary>Whether one more would drive another out.</summary>
    public bool IsFull => Bytes > settings.PageCacheBytes * (1 - Emptied);

    /// <summary>The answer to a request, if there is one that is true now.</summary>
    public bool TryFind(HttpRequest request, [NotNullWhen(true)] out KeptAnswer? answer)
    {
        answer = null;
        return rules.TryGetValue(request.Path.Value!, out var rule) && AnswerKey.Of(request, rule) is { } key && TryFind(key, out answer);
    }

    public bool TryFind(string key, [NotNullWhen(true)] out KeptAnswer? answer) =>
        answers.TryGetValue(key, out answer) && !answer.IsStale && clock.GetUtcNow() < answer.Until;

    /// <summary>The last answer there was, true or not.</summary>
    public KeptAnswer? LastGood(string key) => answers.GetValueOrDefault(key);

    /// <summary>Keeps an answer, unless something was published while it was made.</summary>
    public void Keep(HttpRequest request, KeptAttribute rule, string key, KeptAnswer answer, PublishedSite site)
    {
        lock (turn)
        {
            Made++;
            if (!site.IsOf(current)) return;
            answer.MadeFrom.Settle();
            rules[request.Path.Value!] = rule;
            Forget(key);
            answers[key] = answer;
            bytes += answer.Bytes;
            if (bytes > settings.PageCacheBytes) MakeRoom();
        }
    }

    /// <summary>For what is no page any more.</summary>
    public void Drop(string key)
    {
        lock (turn) Forget(key);
    }

    public void Follow(PublishedSite site, Reads? changed)
    {
        lock (turn)
        {
            current = site;
            if (changed is null)
            {
                answers.Clear();
                rules.Clear();
                bytes = 0;
                return;
            }
            foreach (var answer in answers.Values)
                if (!answer.IsStale && answer.MadeFrom.Overlaps(changed)) answer.IsStale = true;
        }
    }

    private void MakeRoom()
    {
        var goal = (long)(settings.PageCacheBytes * (1 - Emptied));
        foreach (var (key, _) in answers.OrderBy(entry => entry.Value.IsStale ? 0 : 1).ThenBy(entry => entry.Value.UsedAt).ToList())
        {
            if (bytes <= goal) return;
            Forget(key);
        }
    }

    private void Forget(string key)
    {
        if (answers.TryRemove(key, out var old)) bytes -= old.Bytes;
    }
}

/// <summary>What an answer depends on of the request, in a word.</summary>
internal static class AnswerKey
{
    private const int LongestKey = 400;

    /// <summary>Null when there is too much of it to be kept.</summary>
    public static string? Of(HttpRequest request, KeptAttribute rule)
    {
        var key = request.Path.Value!;
        if (rule.Queries.Count > 0 && request.QueryString.HasValue)
            foreach (var name in rule.Queries)
                if (request.Query[name] is { Count: > 0 } value) key += $"\n{name}={value}";
        foreach (var name in rule.Headers)
            if (request.Headers[name] is { Count: > 0 } value) key += $"\n{name}: {value}";
        return key.Length > LongestKey ? null : key;
    }
}
