using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>One occurrence that fits, and how far it is from the place that was asked for.</summary>
public sealed record FoundSession(SessionOccurrence Occurrence, double? Metres);

/// <summary>What fits a question, or what is wrong with it.</summary>
public sealed record WhatsOnAnswer(IReadOnlyList<FoundSession> Items, DateOnly First, DateOnly Last)
{
    public Place? Place { get; init; }

    public ChildAge? Age { get; init; }

    /// <summary>Which field cannot be understood, and a sentence without a full stop that says what to do.</summary>
    public IReadOnlyList<(string Name, string Sentence)> Faults { get; init; } = [];
}

/// <summary>Finds coming sessions. The sessions that fit are chosen first, then their occurrences are read off the index.</summary>
public sealed class FindSessions(PublishedSite site, SiteTimes times, PlaceFinder places, TimeProvider clock)
{
    private const int UsualDays = 28;
    private const int MostDaysAhead = 366;
    private const double MetresInAMile = 1609.344;

    /// <summary>How far families go when they do not say.</summary>
    private const double UsualMiles = 5;

    public DateOnly Today { get; } = LondonTime.Today(clock);

    public WhatsOnChoices Choices { get; } = new(times);

    /// <summary>The last day that is looked at, a year from now.</summary>
    public DateOnly LastDay => Today.AddDays(MostDaysAhead);

    public WhatsOnAnswer Find(WhatsOnQuestion question)
    {
        List<(string Name, string Sentence)> faults = [];
        var (first, last) = DaysOf(question.When, faults);
        return Find(question, first, last, UsualMiles, faults);
    }

    /// <summary>Between two days that were asked for.</summary>
    public WhatsOnAnswer Find(WhatsOnQuestion question, DateOnly first, DateOnly last) => Find(question, first, last, null, []);

    private WhatsOnAnswer Find(WhatsOnQuestion question, DateOnly first, DateOnly last, double? usualMiles, List<(string Name, string Sentence)> faults)
    {
        var age = AgeOf(question, faults);
        var place = PlaceOf(question.Postcode, faults);
        var miles = MilesOf(question, usualMiles, faults);
        CheckChoices(question, faults);
        if (faults.Count > 0) return new WhatsOnAnswer([], first, last) { Faults = faults, Place = place, Age = age };

        var metres = new double?[times.Sessions.Count];
        var fits = new bool[times.Sessions.Count];
        foreach (var session in times.Sessions)
        {
            metres[session.Number] = place is { HasDistances: true } && session.Point is { } point ? place.Point.MetresTo(point) : null;
            fits[session.Number] = Fits(session, question, age) && IsNear(session, metres[session.Number], place, miles);
        }
        var weekday = HasDay(question.Day, out var day) ? day : (DayOfWeek?)null;
        var found = times.Between(first, last)
            .Where(occurrence => fits[occurrence.Session.Number] && (weekday is null || occurrence.When.Date.DayOfWeek == weekday) && IsAt(question.Time, occurrence.When))
            .Select(occurrence => new FoundSession(occurrence, metres[occurrence.Session.Number]));
        return new WhatsOnAnswer([.. found], first, last) { Place = place, Age = age };
    }

    private static bool Fits(ListedSession session, WhatsOnQuestion question, ChildAge? age) =>
        (age is null || age.Fits(session.MinAgeMonths, session.MaxAgeMonths))
        && (question.Hub.Length == 0 || session.Hub.Segment == question.Hub)
        && (question.Cost.Length == 0 || session.Cost == question.Cost)
        && (question.Booking.Length == 0 || session.Booking == question.Booking)
        && (question.Facility.Length == 0 || session.Facilities.Contains(question.Facility))
        && (question.Language.Length == 0 || session.Languages.Contains(question.Language));

    /// <summary>A place that is as wide as a district has no distances: what is in the district is near.</summary>
    private static bool IsNear(ListedSession session, double? metres, Place? place, double? miles)
    {
        if (place is null || miles is null) return true;
        return place.HasDistances ? metres <= miles * MetresInAMile : session.Hub.District == place.District;
    }

    private static bool IsAt(string time, Occurrence when) => time switch
    {
        "morning" => when.Start.Hour < 12,
        "afternoon" => when.Start.Hour is >= 12 and < 17,
        "evening" => when.Start.Hour >= 17,
        _ => true,
    };

    private (DateOnly First, DateOnly Last) DaysOf(string when, List<(string Name, string Sentence)> faults)
    {
        var daysToSunday = (7 - (int)Today.DayOfWeek) % 7;
        switch (when)
        {
            case "": return (Today, Today.AddDays(UsualDays - 1));
            case "today": return (Today, Today);
            case "tomorrow": return (Today.AddDays(1), Today.AddDays(1));
            case "week": return (Today, Today.AddDays(daysToSunday));
            case "weekend": return (Today.AddDays(Math.Max(0, daysToSunday - 1)), Today.AddDays(daysToSunday));
            case "holidays": return Holidays() is { } next ? (next.First < Today ? Today : next.First, next.Last) : (Today, Today.AddDays(-1));
            default:
                faults.Add(("when", "Choose one of the days in the list"));
                return (Today, Today);
        }
    }

    /// <summary>The school holiday that is on, or the next one.</summary>
    public NamedDays? Holidays() => times.Days.SchoolHolidays(Today, LastDay).FirstOrDefault();

    private ChildAge? AgeOf(WhatsOnQuestion question, List<(string Name, string Sentence)> faults)
    {
        var age = ChildAge.Of(question.Age, question.Due, Today);
        if (age is null && question.Age.Length > 0) faults.Add(("age", $"Choose an age, in months from 0 to {ChildAge.OldestMonths}"));
        if (age is null && question is { Age: "", Due.Length: > 0 }) faults.Add(("due", "Enter a real date that is no more than 10 months away"));
        return age;
    }

    private Place? PlaceOf(string postcode, List<(string Name, string Sentence)> faults)
    {
        if (postcode.Length == 0) return null;
        var answer = places.Ask(site, postcode);
        if (answer.Place is null) faults.Add(("postcode", answer.Problem));
        return answer.Place;
    }

    private static double? MilesOf(WhatsOnQuestion question, double? usual, List<(string Name, string Sentence)> faults)
    {
        if (question.Miles.Length == 0) return usual;
        if (question.Miles == "any") return null;
        if (double.TryParse(question.Miles, NumberStyles.None, CultureInfo.InvariantCulture, out var miles) && miles is > 0 and <= 100) return miles;
        faults.Add(("miles", "Choose a distance in miles"));
        return null;
    }

    private void CheckChoices(WhatsOnQuestion question, List<(string Name, string Sentence)> faults)
    {
        if (question.Hub.Length > 0 && !PlaceFinder.Listed(site).Any(hub => hub.Segment == question.Hub)) faults.Add(("hub", "Choose a hub from the list"));
        if (question.Day.Length > 0 && !HasDay(question.Day, out _)) faults.Add(("day", "Choose a day of the week"));
        if (question.Time.Length > 0 && WhatsOnChoices.Times.All(time => time.Value != question.Time)) faults.Add(("time", "Choose morning, afternoon or evening"));
        if (question.Cost.Length > 0 && WhatsOnChoices.Costs.All(cost => cost.Value != question.Cost)) faults.Add(("cost", "Choose a cost from the list"));
        if (question.Booking.Length > 0 && WhatsOnChoices.Bookings.All(booking => booking.Value != question.Booking)) faults.Add(("booking", "Choose drop in or book first"));
    }

    private static bool HasDay(string name, out DayOfWeek day)
    {
        day = WeeklyHours.Week.FirstOrDefault(one => string.Equals(one.ToString(), name, StringComparison.OrdinalIgnoreCase), DayOfWeek.Sunday);
        return string.Equals(day.ToString(), name, StringComparison.OrdinalIgnoreCase);
    }
}
