using System.Globalization;
using System.Text.Json;
using FamilyHubs.ContentServer.Calendar;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A block, or the values of a document, read with the types of the content model. Generated classes derive from it.</summary>
public class PublishedElement(PublishedSite site, Guid key, string contentType, JsonElement values)
{
    public Guid Key => key;

    /// <summary>The alias of the document or element type.</summary>
    public string ContentType => contentType;

    public PublishedSite Site => site;

    protected virtual JsonElement? ReadValue(string alias) => values.TryGetProperty(alias, out var value) ? value : null;

    protected string ReadText(string alias) => ReadValue(alias)?.GetString() is { } text ? site.WithFigures(text) : "";

    protected bool ReadFlag(string alias) => ReadValue(alias)?.ValueKind == JsonValueKind.True;

    protected int? ReadNumber(string alias) => ReadValue(alias)?.GetInt32();

    protected decimal? ReadAmount(string alias) => ReadValue(alias)?.GetDecimal();

    protected DateOnly? ReadDay(string alias) => ReadValue(alias)?.GetString() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    protected DateTimeOffset? ReadMoment(string alias) => ReadValue(alias)?.GetDateTimeOffset();

    /// <summary>Without any hours where none are stored.</summary>
    protected WeeklyHours ReadHours(string alias) => ReadValue(alias) is { } value ? HoursJson.Week(value, new CalendarReading()) : WeeklyHours.Of([]);

    protected IReadOnlyList<SpecialDays> ReadSpecialDays(string alias) => ReadValue(alias) is { } value ? HoursJson.Special(value, new CalendarReading()) : [];

    protected IReadOnlyList<NamedDays> ReadNamedDays(string alias) => ReadValue(alias) is { } value ? HoursJson.Named(value, new CalendarReading()) : [];

    /// <summary>Null where there is none, and in a preview of a draft whose schedule is impossible.</summary>
    protected Schedule? ReadSchedule(string alias) => ReadValue(alias) is { } value ? ScheduleJson.Read(value, new CalendarReading()) : null;

    protected IReadOnlyList<string> ReadLines(string alias) => [.. Items(alias).Select(item => site.WithFigures(item.GetString()!))];

    protected HtmlText ReadHtml(string alias) => new(ReadValue(alias)?.GetString() ?? "", site);

    /// <summary>The chosen documents that are published, in the order in which they were chosen.</summary>
    protected IReadOnlyList<T> ReadDocuments<T>(string alias)
        where T : PublishedModel => [.. Items(alias).Select(item => site.Find(item.GetGuid())).OfType<T>()];

    protected T? ReadDocument<T>(string alias)
        where T : PublishedModel => ReadDocuments<T>(alias) is [var first, ..] ? first : null;

    protected IReadOnlyList<PublishedMedia> ReadMediaItems(string alias) =>
        [.. Items(alias).Select(item => site.FindMedia(item.GetProperty("mediaKey").GetGuid())).OfType<PublishedMedia>()];

    protected PublishedMedia? ReadMediaItem(string alias) => ReadMediaItems(alias) is [var first, ..] ? first : null;

    /// <summary>Links that lead somewhere: a link to a page that is not published is left out.</summary>
    protected IReadOnlyList<PublishedLink> ReadLinks(string alias) => [.. Items(alias).Select(item => PublishedLink.From(item, site)).OfType<PublishedLink>()];

    protected PublishedLink? ReadLink(string alias) => ReadLinks(alias) is [var first, ..] ? first : null;

    protected IReadOnlyList<T> ReadBlocks<T>(string alias)
        where T : PublishedElement => [.. Items(alias).Select(item =>
            site.Models.Element(site, item.GetProperty("key").GetGuid(), item.GetProperty("contentType").GetString()!, item.GetProperty("values"))).OfType<T>()];

    private IEnumerable<JsonElement> Items(string alias) => ReadValue(alias) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
