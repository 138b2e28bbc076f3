namespace FamilyHubs.UmbracoPackage.Installing;

/// <summary>What was created, what was there already and what Umbraco refused, for the administrator.</summary>
internal sealed class InstallReport
{
    private readonly Dictionary<string, (int Created, int Present)> counts = [];
    private readonly List<string> refused = [];

    public IReadOnlyList<string> Refused => refused;

    public bool IsWhole => refused.Count == 0;

    public void Created(string kind) => counts[kind] = counts.GetValueOrDefault(kind) with { Created = counts.GetValueOrDefault(kind).Created + 1 };

    public void Present(string kind) => counts[kind] = counts.GetValueOrDefault(kind) with { Present = counts.GetValueOrDefault(kind).Present + 1 };

    public void Refuse(string kind, string name, Guid key, object status) => refused.Add($"{kind} '{name}' ({key}): {status}");

    public override string ToString() => string.Join("; ", counts.Select(count => $"{count.Key}: {count.Value.Created} created, {count.Value.Present} there already")
        .Append(IsWhole ? "nothing was refused" : $"{refused.Count} refused: {string.Join(", ", refused)}"));
}
