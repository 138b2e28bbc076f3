using System.Collections.Concurrent;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Who has the form of which document open now: a browser says so every few seconds, and nothing of it is stored.</summary>
internal sealed class OpenForms(TimeProvider clock)
{
    /// <summary>A form that says nothing for so long is closed.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(Guid Document, Guid Account), (string Name, DateTimeOffset Seen)> open = new();

    public void See(Guid document, Guid account, string name)
    {
        var now = clock.GetUtcNow();
        foreach (var (form, (_, seen)) in open)
            if (now - seen >= Lasts) open.TryRemove(form, out _);
        open[(document, account)] = (name, now);
    }

    public void Leave(Guid document, Guid account) => open.TryRemove((document, account), out _);

    /// <summary>The names of those besides this account who have the document open, in the order of the alphabet.</summary>
    public IReadOnlyList<string> OthersAt(Guid document, Guid account)
    {
        var now = clock.GetUtcNow();
        return [.. open.Where(form => form.Key.Document == document && form.Key.Account != account && now - form.Value.Seen < Lasts).Select(form => form.Value.Name).Order(StringComparer.CurrentCulture)];
    }

    /// <summary>A sentence about them; null when there is nobody.</summary>
    public string? Notice(Guid document, Guid account)
    {
        var others = OthersAt(document, account);
        return others.Count switch
        {
            0 => null,
            1 => $"{others[0]} has this open too. Talk to each other before you both change it.",
            _ => $"{string.Join(", ", others.SkipLast(1))} and {others[^1]} have this open too. Talk to each other before you all change it.",
        };
    }
}
