using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.Website.PageCache;

/// <summary>The answers that are kept, by what they are the answer to. A publish makes those stale that were made from what it changed; when the room is full the least used go.</summary>
internal sealed class KeptAnswers(WebsiteSettings settings, TimeProvider clock)
{
    /// <summary>When the room is full, so much of it is emptied at once.</summary>
    private const double Emptied = 0.2;

    /// <summary>So much of the room may be taken by answers to questions, of which there is no end. Pages have the rest.</summary>
    private const double ForQuestions = 0.25;

    private const int QuestionsRemembered = 4_096;

    private readonly ConcurrentDictionary<string, KeptAnswer> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AskedPath> paths = new(StringComparer.Ordinal);
    private readonly int[] askedOnce = new int[QuestionsRemembered];
    private readonly Lock turn = new();
    private readonly Channel<bool> outdated = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private PublishedSite? current;
    private bool isAllGone = true;
    private long bytes;
    private long bytesOfQuestions;

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
        return paths.TryGetValue(request.Path.Value!, out var path) && path.Rule.KeyOf(request) is { } key && TryFind(key, out answer);
    }

    public bool TryFind(string key, [NotNullWhen(true)] out KeptAnswer? answer) =>
        answers.TryGetValue(key, out answer) && !answer.IsStale && clock.GetUtcNow() < answer.Until;

    /// <summary>
    /// Whether the answer is to be kept. An answer to a question is, when somebody asks it a second time: most are asked once.
    /// Other spellings of an address, which some endpoints take too, are not: there is no end of them.
    /// </summary>
    public bool Takes(string key)
    {
        if (answers.ContainsKey(key)) return true;
        if (PathOf(key) is var path && (path.Any(char.IsAsciiLetterUpper) || path.Contains('%', StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal))) return false;
        if (!IsQuestion(key)) return true;
        var hash = key.GetHashCode(StringComparison.Ordinal);
        ref var place = ref askedOnce[(uint)hash % QuestionsRemembered];
        if (place == hash) return true;
        place = hash;
        return false;
    }

    /// <summary>The last answer there was, true or not.</summary>
    public KeptAnswer? LastGood(string key) => answers.GetValueOrDefault(key);

    /// <summary>Keeps an answer, unless something was published while it was made.</summary>
    public void Keep(KeptAttribute rule, string key, KeptAnswer answer, PublishedSite site)
    {
        lock (turn)
        {
            Made++;
            Put(rule, key, answer, site);
        }
    }

    /// <summary>Takes up an answer that an earlier run made of the same site.</summary>
    public void Restore(KeptAttribute rule, string key, KeptAnswer answer, PublishedSite site)
    {
        lock (turn) Put(rule, key, answer, site);
    }

    /// <summary>
    /// The pages that are asked for most, and are true of a snapshot. Answers to questions are not among them, nor those of
    /// endpoints that say for themselves what they depend on.
    /// </summary>
    public IReadOnlyList<(string Key, KeptAttribute Rule, KeptAnswer Answer)> MostAsked(PublishedSite site, int most)
    {
        lock (turn)
        {
            if (!site.IsOf(current)) return [];
            return [.. answers.Where(entry => IsPage(entry.Key) && !entry.Value.IsStale && clock.GetUtcNow() < entry.Value.Until)
                .OrderByDescending(entry => entry.Value.Uses).ThenBy(entry => entry.Key == "/" ? 0 : entry.Key.Count(letter => letter == '/')).Take(most).Select(entry => (entry.Key, paths[entry.Key].Rule, entry.Value))];
        }
    }

    /// <summary>Waits until a publish makes something untrue that was kept.</summary>
    public ValueTask<bool> WhenOutdatedAsync(CancellationToken cancellation) => outdated.Reader.ReadAsync(cancellation);

    /// <summary>The pages that are untrue now, those that were asked for most first, in each encoding in which they were kept.</summary>
    /// <returns>Null when all was dropped, or there has been nothing yet.</returns>
    public IReadOnlyList<(string Path, string Encoding)>? Outdated(int most)
    {
        lock (turn)
        {
            var wasAllGone = isAllGone;
            isAllGone = false;
            return wasAllGone ? null : [.. answers.Where(entry => entry.Value.IsStale && IsPage(entry.Key)).OrderByDescending(entry => entry.Value.Uses).Take(most).SelectMany(entry => entry.Value.Encodings.Select(encoding => (entry.Key, encoding)))];
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
                paths.Clear();
                (bytes, bytesOfQuestions, isAllGone) = (0, 0, true);
            }
            else
            {
                foreach (var answer in answers.Values)
                    if (!answer.IsStale && answer.MadeFrom.Overlaps(changed)) answer.IsStale = true;
            }
        }
        outdated.Writer.TryWrite(true);
    }

    private void Put(KeptAttribute rule, string key, KeptAnswer answer, PublishedSite site)
    {
        if (!site.IsOf(current)) return;
        answer.MadeFrom.Settle();
        if (answers.TryGetValue(key, out var before)) answer.Succeed(before);
        Forget(key);
        answers[key] = answer;
        paths.GetOrAdd(PathOf(key), _ => new(rule)).Answers++;
        answer.Resized = () => Recount(key, answer);
        Recount(key, answer);
    }

    /// <summary>Not an answer to a question, nor that of an endpoint that says for itself what it depends on.</summary>
    private bool IsPage(string key) => !IsQuestion(key) && paths[key].Rule.GetType() == typeof(KeptAttribute);

    private static bool IsQuestion(string key) => key.Contains('\n', StringComparison.Ordinal);

    private static string PathOf(string key) => key.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? key[..end] : key;

    /// <summary>An answer has been kept, or takes more room than before because it was asked for in another encoding.</summary>
    private void Recount(string key, KeptAnswer answer)
    {
        lock (turn)
        {
            if (answers.GetValueOrDefault(key) != answer) return;
            Add(key, answer.Bytes - answer.Counted);
            answer.Counted = answer.Bytes;
            if (bytesOfQuestions > settings.PageCacheBytes * ForQuestions) MakeRoom(IsQuestion, () => bytesOfQuestions > settings.PageCacheBytes * ForQuestions * (1 - Emptied));
            if (bytes > settings.PageCacheBytes) MakeRoom(_ => true, () => bytes > settings.PageCacheBytes * (1 - Emptied));
        }
    }

    private void MakeRoom(Func<string, bool> among, Func<bool> isFull)
    {
        foreach (var (key, _) in answers.Where(entry => among(entry.Key)).OrderBy(entry => entry.Value.IsStale ? 0 : 1).ThenBy(entry => entry.Value.UsedAt).ToList())
        {
            if (!isFull()) return;
            Forget(key);
        }
    }

    private void Forget(string key)
    {
        if (!answers.TryRemove(key, out var old)) return;
        Add(key, -old.Counted);
        var path = PathOf(key);
        if (--paths[path].Answers == 0) paths.TryRemove(path, out _);
    }

    private void Add(string key, int more)
    {
        bytes += more;
        if (IsQuestion(key)) bytesOfQuestions += more;
    }

    /// <summary>A path that has answers, and what they depend on besides it.</summary>
    private sealed class AskedPath(KeptAttribute rule)
    {
        public KeptAttribute Rule => rule;

        public int Answers { get; set; }
    }
}
