using System.Text.Json;
using FamilyHubs.ContentServer.Calendar;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Calendar;

/// <summary>What cannot be gets a sentence that says what to do.</summary>
public sealed class ImpossibleTimesTests
{
    private const string Start = "\"repeat\":\"weekly\",\"days\":[\"tuesday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\"";
    private const string Tuesdays = Start + ",\"firstDate\":\"2026-09-01\"";

    [Theory]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"tuesday\"],\"startTime\":\"11:00\",\"endTime\":\"09:30\",\"firstDate\":\"2026-09-01\"}", "It ends at 9:30am, before it starts at 11am. Enter a later end time on the same day")]
    [InlineData("{\"repeat\":\"weekly\",\"days\":[\"tuesday\"],\"startTime\":\"22:00\",\"endTime\":\"00:00\",\"firstDate\":\"2026-09-01\"}", "It ends at midnight, before it starts at 10pm. Enter a later end time on the same day")]
    [InlineData("{" + Tuesdays + ",\"lastDate\":\"2026-08-01\"}", "The last date, 1 August 2026, is before the first, 1 September 2026. Enter a later last date")]
    [InlineData("{" + Tuesdays + ",\"lastDate\":\"2027-02-31\"}", "31 February 2027 is not a real date. Enter a date like 22 November 2026")]
    [InlineData("{" + Start + ",\"firstDate\":\"2026-13-01\"}", "2026-13-01 is not a real date. Enter a date like 22 November 2026")]
    [InlineData("{" + Start + ",\"firstDate\":\"1926-09-01\"}", "1 September 1926 is too far away. Enter a year from 2000 to 2100")]
    [InlineData("{\"repeat\":\"weekly\",\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}", "Choose at least one day of the week")]
    [InlineData("{\"repeat\":\"monthly\",\"days\":[\"tuesday\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}", "Choose which week of the month, such as the first")]
    [InlineData("{" + Start + ",\"firstDate\":\"2026-09-02\",\"lastDate\":\"2026-09-07\"}", "It never happens between 2 September 2026 and 7 September 2026. Choose other days or a later last date")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"cancel\",\"date\":\"2026-09-09\"}]}", "It does not happen on Wednesday 9 September 2026. The nearest days are 8 September 2026 and 15 September 2026")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-08-25\",\"newDate\":\"2026-08-26\"}]}", "It does not happen on Tuesday 25 August 2026. The nearest days are 1 September 2026")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"add\",\"date\":\"2026-09-08\"}]}", "It happens on 8 September 2026 already, so it cannot be added")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-15\"}]}", "It happens on 15 September 2026 already. Move 8 September 2026 to another day")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-08\"}]}", "8 September 2026 is moved to itself. Enter another day or time")]
    [InlineData("{" + Tuesdays + ",\"changes\":[{\"change\":\"add\",\"date\":\"2026-09-10\",\"startTime\":\"15:00\"}]}", "On 10 September 2026 it ends before it starts. Enter a later end time")]
    public void A_schedule_that_cannot_be_is_explained(string json, string sentence) => Assert.Equal([sentence], FaultsOf(json, (value, reading) => ScheduleJson.Read(value, reading)));

    [Fact]
    public void A_day_changed_twice_is_explained() =>
        Assert.Contains("8 September 2026 is changed twice. Keep one change",
            FaultsOf("{" + Tuesdays + ",\"changes\":[{\"change\":\"cancel\",\"date\":\"2026-09-08\"},{\"change\":\"move\",\"date\":\"2026-09-08\",\"newDate\":\"2026-09-09\"}]}", (value, reading) => ScheduleJson.Read(value, reading)));

    [Theory]
    [InlineData("[{\"day\":\"monday\",\"from\":\"09:00\",\"to\":\"13:00\"},{\"day\":\"monday\",\"from\":\"12:00\",\"to\":\"17:00\"}]", "On Monday, 9am to 1pm and midday to 5pm overlap. Let one end when the next begins")]
    [InlineData("[{\"day\":\"monday\",\"from\":\"09:00\",\"to\":\"00:00\"},{\"day\":\"monday\",\"from\":\"22:00\",\"to\":\"23:00\"}]", "On Monday, 9am to midnight and 10pm to 11pm overlap. Let one end when the next begins")]
    [InlineData("[{\"day\":\"friday\",\"from\":\"22:00\",\"to\":\"02:00\"}]", "On Friday, 10pm to 2am passes midnight. End it at midnight and enter the rest on the next day")]
    [InlineData("[{\"day\":\"friday\",\"from\":\"09:00\",\"to\":\"09:00\"}]", "On Friday, 9am to 9am is no time at all. Enter a later closing time")]
    public void Hours_that_cannot_be_are_explained(string json, string sentence) => Assert.Equal([sentence], FaultsOf(json, (value, reading) => HoursJson.Week(value, reading)));

    [Theory]
    [InlineData("[{\"from\":\"2026-12-28\",\"to\":\"2026-12-25\",\"reason\":\"Christmas\"}]", "25 December 2026 is before 28 December 2026. Enter a last day that is the same or later")]
    [InlineData("[{\"from\":\"2026-12-25\",\"to\":\"2026-12-28\"}]", "Say why Friday 25 December to Monday 28 December 2026 is different, such as Staff training")]
    [InlineData("[{\"from\":\"2026-12-25\",\"to\":\"2026-12-28\",\"reason\":\"Christmas\"},{\"from\":\"2026-12-28\",\"reason\":\"Training\"}]", "28 December 2026 is there twice: under Christmas and under Training. Keep one")]
    [InlineData("[{\"from\":\"2027-02-31\",\"reason\":\"Training\"}]", "31 February 2027 is not a real date. Enter a date like 22 November 2026")]
    [InlineData("[{\"from\":\"2026-12-24\",\"reason\":\"Christmas Eve\",\"hours\":[{\"from\":\"09:00\",\"to\":\"13:00\"},{\"from\":\"12:00\",\"to\":\"14:00\"}]}]", "On Thursday 24 December 2026, 9am to 1pm and midday to 2pm overlap. Let one end when the next begins")]
    public void Closures_that_cannot_be_are_explained(string json, string sentence) => Assert.Equal([sentence], FaultsOf(json, (value, reading) => HoursJson.Special(value, reading)));

    [Theory]
    [InlineData("[{\"name\":\"Autumn\",\"from\":\"2026-09-01\",\"to\":\"2026-12-18\"},{\"name\":\"Spring\",\"from\":\"2026-12-18\",\"to\":\"2027-03-26\"}]", "Autumn and Spring overlap on 18 December 2026")]
    [InlineData("[{\"from\":\"2026-12-25\"}]", "Say what Friday 25 December 2026 is, such as Easter Monday")]
    public void Named_days_that_cannot_be_are_explained(string json, string sentence) => Assert.Equal([sentence], FaultsOf(json, (value, reading) => HoursJson.Named(value, reading)));

    private static List<string> FaultsOf(string json, Action<JsonElement, CalendarReading> read)
    {
        var reading = new CalendarReading();
        read(JsonSerializer.Deserialize<JsonElement>(json), reading);
        Assert.Null(reading.Unreadable);
        return reading.Faults;
    }
}
