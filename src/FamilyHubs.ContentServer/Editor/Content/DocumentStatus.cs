namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>How far a document is, in the words that every screen uses.</summary>
internal enum DocumentStatus
{
    /// <summary>Nobody but editors has seen it.</summary>
    Draft,

    Live,

    /// <summary>The public sees an older version than the draft.</summary>
    Changed,

    /// <summary>Published, but something above it is not.</summary>
    Hidden,

    Binned,
}

internal static class DocumentStatusWords
{
    public static string Words(this DocumentStatus status) => status switch
    {
        DocumentStatus.Draft => "Draft",
        DocumentStatus.Live => "Live",
        DocumentStatus.Changed => "Live, with changes",
        DocumentStatus.Hidden => "Hidden: a page above is not live",
        _ => "In the bin",
    };

    /// <summary>The part of a class name for its colour.</summary>
    public static string Tone(this DocumentStatus status) => status.ToString().ToLowerInvariant();
}
