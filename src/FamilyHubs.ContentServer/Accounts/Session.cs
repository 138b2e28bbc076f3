namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Somebody signed in with one browser. When the row is gone, or too old, the cookie that names it counts for nothing.</summary>
internal sealed class Session
{
    public static readonly TimeSpan MostIdle = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What the person would call the browser, such as <c>Firefox on Windows</c>.</summary>
    public required string Browser { get; init; }

    public DateTime StartedUtc { get; init; }

    public DateTime SeenUtc { get; set; }

    public bool IsOver(DateTime now) => now - SeenUtc >= MostIdle || now - StartedUtc >= Longest;
}
