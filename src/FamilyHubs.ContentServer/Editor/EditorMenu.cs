using FamilyHubs.ContentServer.Accounts;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>An entry of the menu at the top.</summary>
internal sealed record MenuItem(string Words, string Path, Right Right)
{
    /// <summary>For <c>aria-current</c>: <c>page</c> on the page itself, <c>true</c> below it.</summary>
    public string? Mark(string path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase) ? "page"
        : path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase) ? "true"
        : null;
}

/// <summary>The menu: what a person may use, in this order.</summary>
internal static class EditorMenu
{
    private static readonly MenuItem[] All =
    [
        new("Content", "/editor/content", Right.View),
        new("Bundles", "/editor/bundles", Right.View),
        new("Approvals", "/editor/approvals", Right.View),
        new("Media", "/editor/media", Right.View),
        new("Feedback", "/editor/feedback", Right.View),
        new("Search words", "/editor/search-words", Right.View),
        new("People", "/editor/people", Right.Manage),
        new("Site", "/editor/site", Right.View),
    ];

    public static IEnumerable<MenuItem> For(CurrentPerson person) => All.Where(item => person.May(item.Right));
}
