namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Where two texts differ, side by side, and what each side is called.</summary>
internal sealed record Differences(string Left, string Right, IReadOnlyList<ValueChange> Changes);
