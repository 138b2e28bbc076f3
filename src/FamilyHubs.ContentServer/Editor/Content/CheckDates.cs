using System.Globalization;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>When somebody last read a page and found it true, and by when it must be read again.</summary>
internal sealed record CheckDates(Guid Key, string Name, int Revision, DateOnly? CheckedOn, DateOnly? Due)
{
    public static CheckDates Of(TreeRow row) =>
        new(row.Key, row.Name, row.Revision, DateOnly.TryParse(row.Draft.Values["verifiedOn"].Text(), CultureInfo.InvariantCulture, out var day) ? day : null, row.ReviewDue);

    public string Words => (CheckedOn, Due) switch
    {
        ({ } on, { } by) => $"Checked on {LondonWords.Of(on)}. Check again by {LondonWords.Of(by)}.",
        ({ } on, null) => $"Checked on {LondonWords.Of(on)}.",
        (null, { } by) => $"Check by {LondonWords.Of(by)}.",
        _ => "Nobody has said yet that it was checked.",
    };
}
