namespace FamilyHubs.ContentServer.Accounts;

/// <summary>What somebody may do with a document, or with the site.</summary>
internal enum Right
{
    /// <summary>See drafts, versions and the history.</summary>
    View,

    /// <summary>Create documents, change drafts, upload media, send for approval.</summary>
    Write,

    /// <summary>Move, copy, sort, rename, and put in the recycle bin.</summary>
    Arrange,

    /// <summary>Change what the public sees: approve, publish, unpublish, schedule.</summary>
    Publish,

    /// <summary>People, settings, keys and the state of the system.</summary>
    Manage,
}

/// <summary>The roles, as they are stored, and the rights that each has.</summary>
internal static class Role
{
    public const string Administrator = "administrator";
    public const string Publisher = "publisher";
    public const string Editor = "editor";
    public const string Contributor = "contributor";
    public const string Viewer = "viewer";

    private static readonly Dictionary<string, (Right Highest, string Words)> Known = new(StringComparer.Ordinal)
    {
        [Administrator] = (Right.Manage, "Does everything, and looks after people and settings"),
        [Publisher] = (Right.Publish, "Writes, arranges, approves and publishes pages"),
        [Editor] = (Right.Arrange, "Writes and arranges pages, and sends them for approval"),
        [Contributor] = (Right.Write, "Writes drafts and sends them for approval"),
        [Viewer] = (Right.View, "Reads drafts and history, and changes nothing"),
    };

    /// <summary>The most powerful first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Keys];

    public static bool Exists(string role) => Known.ContainsKey(role);

    /// <summary>What a role does, for those who give it.</summary>
    public static string Words(string role) => Known[role].Words;

    /// <summary>Each right includes those before it.</summary>
    public static bool Has(string role, Right right) => Known.TryGetValue(role, out var known) && right <= known.Highest;
}
