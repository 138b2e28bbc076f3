using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    private const string CheckedOn = "verifiedOn";
    private const string CheckBy = "reviewDue";

    /// <summary>Where nobody ever set two dates: half a year.</summary>
    private const int UsualDays = 182;

    /// <summary>
    /// Somebody read what the public sees and found it true: the day of the check and of the next one change, in what is
    /// published and in the draft, and nothing else. When it was last modified stays as it was.
    /// </summary>
    /// <exception cref="DocumentInvalid">It is not published, or its type keeps no such date.</exception>
    public Task<Document> VerifyAsync(Guid key, int revision, DateOnly today, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            if (!model.Get(document.ContentType).Properties.ContainsKey(CheckedOn)) throw new DocumentInvalid(CheckedOn, "This type of document keeps no date of a check");
            if (document is not { PublishedNumber: { } number, TrashedUtc: null }) throw new DocumentInvalid(CheckedOn, "The public does not see this, so there is nothing to confirm");
            var published = await write.VersionAsync(key, number, cancellation);
            var draft = await write.VersionAsync(key, document.DraftNumber, cancellation);
            var shown = AddVerified(write, document, published, today);
            document.PublishedNumber = shown.Number;
            await write.ReferToAsync(document, shown, published: true, cancellation);
            await write.ReferToAsync(document, draft.Number == number ? shown : AddVerified(write, document, draft, today), published: false, cancellation);
            write.Record(document, "still correct");
            await write.PlaceAsync(document, cancellation);
            return document;
        }, cancellation);

    /// <summary>The same content with the new dates, as the next version.</summary>
    private static DocumentVersion AddVerified(DocumentWrite write, Document document, DocumentVersion version, DateOnly today)
    {
        var content = DraftContent.Of(version);
        var next = today.AddDays(Interval(content.Values));
        content.Values[CheckedOn] = Text(today);
        if (!(Day(content.Values, CheckBy) > next)) content.Values[CheckBy] = Text(next);
        document.DraftNumber++;
        return write.AddVersion(document, content with { Note = version.Note }, version.ModifiedUtc ?? version.SavedUtc);
    }

    /// <summary>As long as between the last check and the one that was due; a month at least, two years at most.</summary>
    private static int Interval(JsonObject values) =>
        Day(values, CheckedOn) is { } from && Day(values, CheckBy) is { } until && until > from ? Math.Clamp(until.DayNumber - from.DayNumber, 30, 730) : UsualDays;

    private static DateOnly? Day(JsonObject values, string alias) => DateOnly.TryParse(values[alias].Text(), CultureInfo.InvariantCulture, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
