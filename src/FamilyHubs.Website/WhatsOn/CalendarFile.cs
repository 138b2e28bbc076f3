using System.Globalization;
using System.Text;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>
/// Occurrences as an iCalendar file (RFC 5545). Each has its own event in UTC, because no rule says "in term time". It is known
/// by its session and the day it had first, so that a calendar sees a move as a move and a cancellation as a cancellation.
/// </summary>
internal sealed class CalendarFile(WebsiteSettings website)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    private readonly StringBuilder text = new();

    public byte[] Write(string name, IEnumerable<SessionOccurrence> occurrences)
    {
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Family Hubs Web//Sessions//EN");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        Line("X-WR-CALNAME", Escaped(name));
        Line("X-WR-TIMEZONE", "Europe/London");
        Line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        Line("X-PUBLISHED-TTL", "PT6H");
        foreach (var occurrence in occurrences.Where(occurrence => occurrence.When.State != OccurrenceState.MovedAway)) Event(occurrence);
        Line("END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Event(SessionOccurrence occurrence)
    {
        var session = occurrence.Session;
        var changed = session.Session.UpdatedOn > session.Hub.UpdatedOn ? session.Session.UpdatedOn : session.Hub.UpdatedOn;
        Line("BEGIN", "VEVENT");
        Line("UID", string.Create(CultureInfo.InvariantCulture, $"{session.Session.Key}-{occurrence.When.OriginalDate:yyyyMMdd}@{website.SiteUrl.Host}"));
        Line("DTSTAMP", Utc(changed));
        Line("LAST-MODIFIED", Utc(changed));
        Line("SEQUENCE", Sequence(changed));
        Line("DTSTART", Utc(occurrence.When.Start));
        Line("DTEND", Utc(occurrence.When.End));
        Line("SUMMARY", Escaped((session.IsSample ? "Sample: " : "") + session.Session.Title));
        Line("DESCRIPTION", Escaped(Description(occurrence)));
        Line("LOCATION", Escaped(Location(session)));
        if (session.Point is { } point) Line("GEO", string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.#####};{point.Longitude:0.#####}"));
        Line("URL", website.Absolute(occurrence.Path));
        Line("STATUS", occurrence.IsCancelled ? "CANCELLED" : session.IsSample ? "TENTATIVE" : "CONFIRMED");
        if (session.IsSample) Line("CATEGORIES", "SAMPLE DATA");
        Line("TRANSP", occurrence.IsCancelled ? "TRANSPARENT" : "OPAQUE");
        Line("END", "VEVENT");
    }

    /// <summary>Grows with every change of the session or its hub: minutes since 2020.</summary>
    private static string Sequence(DateTimeOffset changed) =>
        ((long)(changed - new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalMinutes).ToString(CultureInfo.InvariantCulture);

    private static string Description(SessionOccurrence occurrence)
    {
        var session = occurrence.Session;
        string[] parts =
        [
            session.IsSample ? "Sample data: the day and time are made up." : "",
            Sentence(OccurrenceWords.State(occurrence)),
            Sentence(occurrence.When.Note),
            session.Session.Summary,
            Sentence(AgeWords.Between(session.MinAgeMonths, session.MaxAgeMonths)),
            Sentence(OccurrenceWords.Cost(session.Cost)),
            Sentence(OccurrenceWords.Booking(session.Booking)),
        ];
        return string.Join('\n', parts.Where(part => part.Length > 0));
    }

    private static string Sentence(string words) => words.Length == 0 || words.EndsWith('.') ? words : words + ".";

    private static string Location(ListedSession session) =>
        string.Join(", ", new[] { session.Hub.Title, session.Hub.Address.ReplaceLineEndings(", "), session.Hub.Postcode }.Where(part => part.Length > 0));

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);

    /// <summary>Control characters are left out: the format has no way to write them.</summary>
    private static string Escaped(string words) => string.Concat(words.ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>At most 75 bytes to a line; what is left goes on after a space. A character is never cut in two.</summary>
    private void Line(string name, string value)
    {
        var used = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                used = 1;
            }
            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
