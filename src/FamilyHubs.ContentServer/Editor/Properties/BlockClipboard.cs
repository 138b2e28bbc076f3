using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>The block that each person took last, to put it into another page. It is kept in memory for a day, and nothing of it is stored.</summary>
internal sealed class BlockClipboard(TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Guid, (JsonObject Block, DateTimeOffset Taken)> taken = new();

    public void Take(Guid account, JsonObject block)
    {
        foreach (var (other, (_, at)) in taken)
            if (IsOver(at)) taken.TryRemove(other, out _);
        taken[account] = (block.DeepClone().AsObject(), clock.GetUtcNow());
    }

    public JsonObject? Of(Guid account) => taken.TryGetValue(account, out var mine) && !IsOver(mine.Taken) ? mine.Block : null;

    private bool IsOver(DateTimeOffset at) => clock.GetUtcNow() - at >= Lasts;
}
