using System.Globalization;
using System.Text.Json;
using FamilyHubs.ContentServer.Calendar;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Calendar;

public sealed class ScheduleTests
{
    private const string Tuesdays = "\"repeat\":\"weekly\",\"days\":[\"tuesday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"";

    [Theory]
    // Weekly, with its first and last date inside it.
    [InlineData("{" + Tuesdays + "}", "2026-08-20", "2026-09-16", "2026-09-01 2026-09-08 2026-09-15")]
    [InlineData("{" + Tuesdays + ",\"lastDate\":\"2026-09-08\"}", "2026-08-20", "2026-10-01", "2026-09-01 2026-09-08")]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"monday\",\"thursday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-02\"}", "2026-09-01", "2026-09-14", "2026-09-03 2026-09-07 2026-09-10 2026-09-14")]
    // Every two weeks: the first chosen weekday after the first date begins the count, over the turn of the year too.
    [InlineData("{\"repeat\":\"fortnightly\",\"days\":[\"tuesday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-12-10\"}", "2026-12-01", "2027-01-31", "2026-12-15 2026-12-29 2027-01-12 2027-01-26")]
    [InlineData("{\"repeat\":\"fortnightly\",\"days\":[\"monday\",\"sunday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-11-23\"}", "2026-11-01", "2026-12-20", "2026-11-23 2026-11-29 2026-12-07 2026-12-13")]
    // Monthly by weekday; months without a fifth one are left out.
    [InlineData("{\"repeat\":\"monthly\",\"days\":[\"tuesday\"],\"weeks\":[\"first\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-02\"}", "2026-09-01", "2026-12-31", "2026-10-06 2026-11-03 2026-12-01")]
    [InlineData("{\"repeat\":\"monthly\",\"days\":[\"monday\"],\"weeks\":[\"fifth\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}", "2026-09-01", "2027-05-31", "2026-11-30 2027-03-29 2027-05-31")]
    [InlineData("{\"repeat\":\"monthly\",\"days\":[\"monday\"],\"weeks\":[\"last\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2027-01-01\"}", "2027-01-01", "2027-03-31", "2027-01-25 2027-02-22 2027-03-29")]
    [InlineData("{\"repeat\":\"monthly\",\"days\":[\"friday\"],\"weeks\":[\"fourth\",\"last\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2027-01-01\"}", "2027-01-01", "2027-02-28", "2027-01-22 2027-01-29 2027-02-26")]
    [InlineData("{\"repeat\":\"once\",\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2028-02-29\"}", "2028-01-01", "2028-12-31", "2028-02-29")]
    // The edges of a term: its last Tuesday, none in the holiday, its first. Beyond the last known term nothing is guessed.
    [InlineData("{" + Tuesdays + ",\"season\":\"term time\"}", "2026-12-10", "2027-01-07", "2026-12-15 2027-01-05")]
    [InlineData("{" + Tuesdays + ",\"season\":\"school holidays\"}", "2026-12-10", "2027-01-07", "2026-12-22 2026-12-29")]
    [InlineData("{" + Tuesdays + ",\"season\":\"term time\"}", "2027-07-01", "2027-12-31", "2027-07-06 2027-07-13")]
    [InlineData("{" + Tuesdays + ",\"season\":\"school holidays\"}", "2027-07-10", "2027-12-31", "")]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"thursday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"season\":\"term time\"}", "2027-03-20", "2027-04-20", "2027-03-25 2027-04-15")]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"monday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"season\":\"term time\"}", "2027-04-01", "2027-04-20", "2027-04-12 2027-04-19")]
    // Easter and a bank holiday Monday.
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"friday\",\"monday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"skipBankHolidays\":true}", "2027-03-22", "2027-04-05", "2027-03-22 2027-04-02 2027-04-05")]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"monday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}", "2027-03-22", "2027-04-05", "2027-03-22 2027-03-29 2027-04-05")]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"monday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"skipBankHolidays\":true}", "2027-04-26", "2027-05-10", "2027-04-26 2027-05-10")]
    // Changes of single days.
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"cancel\",\"date\":\"2026-09-08\",\"note\":\"Staff training\"}]}", "2026-09-01", "2026-09-15", "2026-09-01 2026-09-08:Cancelled 2026-09-15")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-09\"}]}", "2026-09-01", "2026-09-15", "2026-09-01 2026-09-08:MovedAway>2026-09-09 2026-09-09>2026-09-08 2026-09-15")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-20\"}]}", "2026-09-16", "2026-09-21", "2026-09-20>2026-09-08")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-08\",\"startTime\":\"13:00\",\"endTime\":\"14:00\"}]}", "2026-09-08", "2026-09-08", "2026-09-08>2026-09-08")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"add\",\"date\":\"2026-09-10\"}]}", "2026-09-08", "2026-09-15", "2026-09-08 2026-09-10 2026-09-15")]
    [InlineData("{" + Tuesdays + ",\"season\":\"term time\",\"changes\":[{\"change\":\"move\",\"date\":\"2026-12-22\",\"newDate\":\"2026-12-17\"},{\"change\":\"cancel\",\"date\":\"2026-12-29\"}]}", "2026-12-16", "2027-01-05", "2026-12-17>2026-12-22 2026-12-22:MovedAway>2026-12-17 2027-01-05")]
    public void It_happens_on_these_days(string json, string first, string last, string days) =>
        Assert.Equal(days, string.Join(' ', Read(json).Between(Days.Day(first), Days.Day(last), Days.Known).Select(Written)));

    [Theory]
    [InlineData("2026-10-24", "09:30", "11:00", "2026-10-24T09:30:00.0000000+01:00 2026-10-24T11:00:00.0000000+01:00")]
    [InlineData("2026-10-25", "09:30", "11:00", "2026-10-25T09:30:00.0000000+00:00 2026-10-25T11:00:00.0000000+00:00")]
    [InlineData("2027-03-27", "09:30", "11:00", "2027-03-27T09:30:00.0000000+00:00 2027-03-27T11:00:00.0000000+00:00")]
    [InlineData("2027-03-28", "09:30", "11:00", "2027-03-28T09:30:00.0000000+01:00 2027-03-28T11:00:00.0000000+01:00")]
    // The night itself: the hour that does not exist is moved on; of the hour that happens twice the first is meant.
    [InlineData("2027-03-28", "00:30", "01:30", "2027-03-28T00:30:00.0000000+00:00 2027-03-28T02:30:00.0000000+01:00")]
    [InlineData("2026-10-25", "00:30", "01:30", "2026-10-25T00:30:00.0000000+01:00 2026-10-25T01:30:00.0000000+01:00")]
    [InlineData("2026-10-25", "01:30", "02:30", "2026-10-25T01:30:00.0000000+01:00 2026-10-25T02:30:00.0000000+00:00")]
    public void The_wall_clock_stays_the_same_over_the_clock_change(string day, string from, string to, string moments)
    {
        var schedule = Read($"{{\"repeat\":\"once\",\"startTime\":\"{from}\",\"endTime\":\"{to}\",\"firstDate\":\"{day}\"}}");
        var occurrence = Assert.Single(schedule.Between(Days.Day(day), Days.Day(day), KnownDays.None));
        Assert.Equal(moments, string.Create(CultureInfo.InvariantCulture, $"{occurrence.Start:O} {occurrence.End:O}"));
    }

    [Fact]
    public void A_moved_time_is_known_by_the_day_it_had()
    {
        var moved = Read("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-09\",\"startTime\":\"13:00\",\"endTime\":\"14:30\",\"note\":\"The hall is let\"}]}")
            .Between(Days.Day("2026-09-08"), Days.Day("2026-09-09"), Days.Known).ToList();
        Assert.All(moved, occurrence => Assert.Equal(Days.Day("2026-09-08"), occurrence.OriginalDate));
        Assert.All(moved, occurrence => Assert.Equal("The hall is let", occurrence.Note));
        Assert.Equal([false, true], moved.Select(occurrence => occurrence.Happens));
        Assert.Equal(13, moved[1].Start.Hour);
    }

    [Fact]
    public void An_editor_sees_the_next_eight_days_on_which_it_happens()
    {
        var next = Read("{" + Tuesdays + ",\"changes\":[{\"change\":\"cancel\",\"date\":\"2026-09-08\"}]}").Next(8, Days.Day("2026-09-02"), Days.Known);
        Assert.Equal(8, next.Count);
        Assert.Equal(Days.Day("2026-09-15"), next[0].Date);
    }

    [Theory]
    [InlineData("{" + Tuesdays + "}", "Every Tuesday, 9:30am to 11am")]
    [InlineData("{" + Tuesdays + ",\"season\":\"term time\",\"skipBankHolidays\":true}", "Every Tuesday, 9:30am to 11am, in term time, not on bank holidays")]
    [InlineData("{\"repeat\":\"fortnightly\",\"days\":[\"friday\",\"monday\"],\"startTime\":\"12:00\",\"endTime\":\"14:00\",\"firstDate\":\"2026-09-01\",\"season\":\"school holidays\"}", "Every two weeks on Monday and Friday, midday to 2pm, in school holidays")]
    [InlineData("{\"repeat\":\"monthly\",\"days\":[\"tuesday\"],\"weeks\":[\"first\",\"third\"],\"startTime\":\"18:00\",\"endTime\":\"19:15\",\"firstDate\":\"2026-09-01\"}", "First and third Tuesday of the month, 6pm to 7:15pm")]
    [InlineData("{\"repeat\":\"once\",\"startTime\":\"10:00\",\"endTime\":\"12:00\",\"firstDate\":\"2026-12-05\"}", "Saturday 5 December 2026, 10am to midday")]
    public void It_is_said_in_words(string json, string words) => Assert.Equal(words, ScheduleWords.For(Read(json)));

    private static string Written(Occurrence occurrence) =>
        string.Create(CultureInfo.InvariantCulture, $"{occurrence.Date:yyyy-MM-dd}{(occurrence.State == OccurrenceState.Planned ? "" : $":{occurrence.State}")}{(occurrence.OtherDate is { } other ? $">{other:yyyy-MM-dd}" : "")}");

    private static Schedule Read(string json)
    {
        var reading = new CalendarReading();
        var schedule = ScheduleJson.Read(JsonSerializer.Deserialize<JsonElement>(json), reading);
        Assert.Equal([], reading.Faults);
        Assert.Null(reading.Unreadable);
        return schedule!;
    }
}
