using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Calendar;

/// <summary>The reading of one stored value that may be anything. What is wrong with it is collected as sentences that say what to do.</summary>
internal sealed partial class CalendarReading
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public List<string> Faults { get; } = [];

    /// <summary>The value is not of the kind that is stored: not even a draft may hold it.</summary>
    public string? Unreadable { get; private set; }

    public bool IsSound => Unreadable is null && Faults.Count == 0;

    public void Fault(string sentence) => Faults.Add(sentence);

    public void Refuse(string sentence) => Unreadable ??= sentence;

    public IEnumerable<JsonElement> Objects(JsonElement list, string sentence)
    {
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)) return list.EnumerateArray();
        Refuse(sentence);
        return [];
    }

    public IEnumerable<JsonElement> OptionalObjects(JsonElement from, string name, string sentence) =>
        from.TryGetProperty(name, out var list) ? Objects(list, sentence) : [];

    public static string? OptionalText(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public DateOnly? Date(JsonElement from, string name, string label) => Read(from, name, $"Enter the {label} as a date, like 22 November 2026", text => ReadDate(text));

    public DateOnly? OptionalDate(JsonElement from, string name, string label) => from.TryGetProperty(name, out _) ? Date(from, name, label) : null;

    public TimeOnly? Time(JsonElement from, string name, string label) => Read(from, name, $"Enter the {label} as a time, like 9:30am", text =>
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Refuse($"Enter the {label} as a time, like 9:30am");
        return (TimeOnly?)null;
    });

    public TimeOnly? OptionalTime(JsonElement from, string name, string label) => from.TryGetProperty(name, out _) ? Time(from, name, label) : null;

    /// <summary>One of the names of an enum, such as <c>weekly</c>.</summary>
    public T? Choice<T>(JsonElement from, string name, string sentence, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (OptionalText(from, name) is { } text && choices.TryGetValue(text, out var choice)) return choice;
        Refuse(sentence);
        return null;
    }

    public IReadOnlyList<T> Choices<T>(JsonElement from, string name, string sentence, IReadOnlyDictionary<string, T> choices)
    {
        if (!from.TryGetProperty(name, out var list)) return [];
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && choices.ContainsKey(item.GetString()!)))
            return [.. list.EnumerateArray().Select(item => choices[item.GetString()!]).Distinct().Order()];
        Refuse(sentence);
        return [];
    }

    private T? Read<T>(JsonElement from, string name, string sentence, Func<string, T?> read)
        where T : struct
    {
        if (OptionalText(from, name) is { } text) return read(text);
        Refuse(sentence);
        return null;
    }

    private DateOnly? ReadDate(string text)
    {
        if (!DateShape().IsMatch(text))
        {
            Refuse("Enter a date like 22 November 2026");
            return null;
        }
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Fault($"{Named(text)} is not a real date. Enter a date like 22 November 2026");
            return null;
        }
        if (date.Year is >= FirstYear and <= LastYear) return date;
        Fault($"{CalendarWords.Date(date)} is too far away. Enter a year from {FirstYear} to {LastYear}");
        return null;
    }

    /// <summary>"31 February 2027" for a day that does not exist; the text itself when even the month does not.</summary>
    private static string Named(string text)
    {
        var month = int.Parse(text[5..7], CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 ? $"{int.Parse(text[8..], CultureInfo.InvariantCulture)} {CalendarWords.Month(month)} {text[..4]}" : text;
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    private static partial Regex DateShape();
}
