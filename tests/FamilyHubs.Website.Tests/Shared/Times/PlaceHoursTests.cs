using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.Website.Shared.Times;
using Xunit;

namespace FamilyHubs.Website.Tests.Shared.Times;

/// <summary>Open now, at each moment at which the answer changes. Times are the wall clock in London.</summary>
public sealed class PlaceHoursTests
{
    private static readonly OpenHours Morning = new(new(9, 0), new(13, 0), Presence.Staffed);

    private static readonly OpenHours Afternoon = new(new(13, 0), new(17, 30), Presence.SelfService);

    private static readonly KnownDays Known = new([Named("Boxing Day", "2026-12-28"), Named("Easter Monday", "2027-03-29")], []);

    /// <summary>Monday to Wednesday 9am to 1pm with staff, Monday to 5:30pm without; Thursday by appointment; Friday until midnight.</summary>
    private static readonly WeeklyHours Week = WeeklyHours.Of([
        (DayOfWeek.Monday, Morning), (DayOfWeek.Monday, Afternoon), (DayOfWeek.Tuesday, Morning), (DayOfWeek.Wednesday, Morning with { Presence = Presence.Open }),
        (DayOfWeek.Thursday, Morning with { Presence = Presence.Appointment }), (DayOfWeek.Friday, new OpenHours(new(10, 0), TimeOnly.MinValue, Presence.Staffed)),
    ]);

    private static readonly SpecialDays[] Special =
    [
        new(Day("2026-11-24"), Day("2026-11-24"), "Staff training", []),
        new(Day("2026-12-24"), Day("2026-12-24"), "Christmas Eve", [new OpenHours(new(9, 0), new(12, 0), Presence.Staffed)]),
        new(Day("2026-12-25"), Day("2026-12-27"), "Christmas", []),
    ];

    [Theory]
    // Monday: each boundary of the day.
    [InlineData("2026-11-23T08:59", "Closed", "Closed now. Opens at 9am", "2026-11-23T09:00")]
    [InlineData("2026-11-23T09:00", "Staffed", "Open now until 1pm. Then self-service, without staff until 5:30pm", "2026-11-23T13:00")]
    [InlineData("2026-11-23T12:59", "Staffed", "Open now until 1pm. Then self-service, without staff until 5:30pm", "2026-11-23T13:00")]
    [InlineData("2026-11-23T13:00", "SelfService", "Open now for self-service until 5:30pm, without staff", "2026-11-23T17:30")]
    // Closing time is closed; tomorrow is a closure, so the day after is meant.
    [InlineData("2026-11-23T17:30", "Closed", "Closed now. Opens on Wednesday at 9am", "2026-11-24T00:00")]
    [InlineData("2026-11-24T10:00", "Closed", "Closed today: Staff training. Opens tomorrow at 9am", "2026-11-25T00:00")]
    [InlineData("2026-11-25T10:00", "Open", "Open now until 1pm. Staff may not be there", "2026-11-25T13:00")]
    [InlineData("2026-11-26T08:00", "Closed", "Closed now. Opens by appointment at 9am", "2026-11-26T09:00")]
    [InlineData("2026-11-26T10:00", "ByAppointment", "By appointment only until 1pm", "2026-11-26T13:00")]
    [InlineData("2026-11-27T23:59", "Staffed", "Open now until midnight", "2026-11-28T00:00")]
    [InlineData("2026-11-28T00:00", "Closed", "Closed now. Opens on Monday at 9am", "2026-11-29T00:00")]
    [InlineData("2026-11-29T12:00", "Closed", "Closed now. Opens tomorrow at 9am", "2026-11-30T00:00")]
    // Special hours, a closure of several days, and a bank holiday that nobody told us about.
    [InlineData("2026-12-24T11:00", "Staffed", "Open now until midday. Different hours today: Christmas Eve", "2026-12-24T12:00")]
    [InlineData("2026-12-24T12:00", "Closed", "Closed now", "2026-12-25T00:00")]
    [InlineData("2026-12-28T10:00", "Unknown", "Boxing Day (bank holiday): opening hours not known", "2026-12-29T00:00")]
    [InlineData("2026-12-27T10:00", "Closed", "Closed today: Christmas", "2026-12-28T00:00")]
    public void It_is_open_as_the_hours_say(string now, string kind, string text, string until)
    {
        var state = new PlaceHours(Week, Special, closedOnBankHolidays: false, Known).At(Moment(now));
        Assert.Equal((kind, text, Moment(until)), (state.Kind.ToString(), state.Text, state.Until!.Value));
    }

    [Theory]
    [InlineData("2026-12-28T10:00", "Closed today: Boxing Day (bank holiday). Opens tomorrow at 9am")]
    [InlineData("2027-03-29T10:00", "Closed today: Easter Monday (bank holiday). Opens tomorrow at 9am")]
    public void A_hub_that_closes_on_bank_holidays_says_so(string now, string text) =>
        Assert.Equal(text, new PlaceHours(Week, [], closedOnBankHolidays: true, Known).At(Moment(now)).Text);

    [Theory]
    [InlineData("Staffed", true)]
    [InlineData("SelfService", true)]
    [InlineData("Open", true)]
    [InlineData("ByAppointment", false)]
    [InlineData("Closed", false)]
    [InlineData("Unknown", null)]
    public void Open_is_said_only_where_a_family_can_walk_in(string kind, bool? isOpen) => Assert.Equal(isOpen, new OpenState(Enum.Parse<OpenKind>(kind), "", null).IsOpen);

    [Fact]
    public void Where_hours_are_not_known_nothing_is_guessed()
    {
        var unknown = new PlaceHours(WeeklyHours.Of([]), [], closedOnBankHolidays: false, Known).At(Moment("2026-11-23T10:00"));
        Assert.Null(unknown.IsOpen);
        Assert.Null(unknown.Until);
        Assert.Equal("Opening hours not known", unknown.Text);
    }

    [Fact]
    public void A_closure_is_known_even_where_the_hours_are_not()
    {
        var hours = new PlaceHours(WeeklyHours.Of([]), Special, closedOnBankHolidays: false, Known);
        Assert.Equal(("Closed today: Staff training", false), (hours.At(Moment("2026-11-24T10:00")).Text, hours.At(Moment("2026-11-24T10:00")).IsOpen));
        Assert.Equal(Moment("2026-11-24T00:00"), hours.At(Moment("2026-11-23T10:00")).Until);
        Assert.Equal("Staff training", hours.ClosureOn(Day("2026-11-24")));
        Assert.Null(hours.ClosureOn(Day("2026-12-24")));
    }

    [Theory]
    // In March the hour from 1am does not exist; in October it happens twice.
    [InlineData("2027-03-28T00:30:00Z", "Open now until 3am", "2027-03-28T02:00:00Z")]
    [InlineData("2027-03-28T01:30:00Z", "Open now until 3am", "2027-03-28T02:00:00Z")]
    [InlineData("2027-03-28T02:00:00Z", "Closed now. Opens on Sunday 4 April at midnight", "2027-03-28T23:00:00Z")]
    [InlineData("2026-10-24T23:30:00Z", "Open now until 3am", "2026-10-25T03:00:00Z")]
    [InlineData("2026-10-25T01:30:00Z", "Open now until 3am", "2026-10-25T03:00:00Z")]
    [InlineData("2026-10-25T02:59:00Z", "Open now until 3am", "2026-10-25T03:00:00Z")]
    [InlineData("2026-10-25T03:00:00Z", "Closed now. Opens on Sunday 1 November at midnight", "2026-10-26T00:00:00Z")]
    public void On_the_nights_of_the_clock_change_the_wall_clock_counts(string utc, string text, string until)
    {
        var sundays = new PlaceHours(WeeklyHours.Of([(DayOfWeek.Sunday, new OpenHours(TimeOnly.MinValue, new(3, 0), Presence.Staffed))]), [], closedOnBankHolidays: false, KnownDays.None);
        var state = sundays.At(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));
        Assert.Equal((text, DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)), (state.Text, state.Until!.Value));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static NamedDays Named(string name, string day) => new(name, Day(day), Day(day));

    private static DateTimeOffset Moment(string wallClock) => new(LondonTime.ToUtc(DateTime.ParseExact(wallClock, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
}
