namespace FamilyHubs.ContentServer.Calendar;

public sealed partial record Schedule
{
    /// <summary>What happens from the first to the last day, both included, in order. Cancelled and moved times are there and say so.</summary>
    public IEnumerable<Occurrence> Between(DateOnly first, DateOnly last, KnownDays known) =>
        OfPattern(first, last, known).Concat(Moved(first, last)).Concat(Added(first, last)).OrderBy(occurrence => occurrence.Start);

    /// <summary>The next times it happens, at most two years ahead: what an editor sees beside the form.</summary>
    public IReadOnlyList<Occurrence> Next(int count, DateOnly from, KnownDays known) =>
        [.. Between(from, from.AddYears(2), known).Where(occurrence => occurrence.Happens).Take(count)];

    private IEnumerable<Occurrence> OfPattern(DateOnly first, DateOnly last, KnownDays known)
    {
        if (first < FirstDate) first = FirstDate;
        if (LastDate is { } end && end < last) last = end;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!IsPatternDay(day)) continue;
            var change = ChangeOf(day);
            if (change?.Kind == ScheduleChangeKind.Move)
            {
                if (change.NewDate != day) yield return On(day, StartTime, EndTime) with { State = OccurrenceState.MovedAway, OtherDate = change.NewDate, Note = change.Note };
            }
            else if (IsInSeason(day, known))
                yield return change is null ? On(day, StartTime, EndTime) : On(day, StartTime, EndTime) with { State = OccurrenceState.Cancelled, Note = change.Note };
        }
    }

    private IEnumerable<Occurrence> Moved(DateOnly first, DateOnly last) =>
        Changes.Where(change => change.Kind == ScheduleChangeKind.Move && change.NewDate >= first && change.NewDate <= last && IsPatternDay(change.Date))
            .Select(change => On(change.NewDate!.Value, change.StartTime ?? StartTime, change.EndTime ?? EndTime) with { OtherDate = change.Date, Note = change.Note });

    private IEnumerable<Occurrence> Added(DateOnly first, DateOnly last) =>
        Changes.Where(change => change.Kind == ScheduleChangeKind.Add && change.Date >= first && change.Date <= last)
            .Select(change => On(change.Date, change.StartTime ?? StartTime, change.EndTime ?? EndTime) with { Note = change.Note });

    private ScheduleChange? ChangeOf(DateOnly day)
    {
        foreach (var change in Changes)
            if (change.Date == day && change.Kind != ScheduleChangeKind.Add) return change;
        return null;
    }

    private bool IsInSeason(DateOnly day, KnownDays known)
    {
        if (SkipsBankHolidays && known.BankHolidayOn(day) is not null) return false;
        return Season switch
        {
            Season.Term => known.SchoolDayOn(day) == SchoolDay.Term,
            Season.Holidays => known.SchoolDayOn(day) == SchoolDay.Holiday,
            _ => true,
        };
    }

    /// <summary>Whether the pattern falls on a day, before holidays and changes are asked.</summary>
    internal bool IsPatternDay(DateOnly day)
    {
        if (day < FirstDate || day > LastDate) return false;
        return Repeat switch
        {
            Repeat.Once => day == FirstDate,
            Repeat.Weekly => Days.Contains(day.DayOfWeek),
            Repeat.Fortnightly => Days.Contains(day.DayOfWeek) && (MondayOf(day).DayNumber - MondayOf(FirstPatternDay).DayNumber) % 14 == 0,
            _ => Days.Contains(day.DayOfWeek) && Weeks.Any(week => week == LastWeek ? day.AddDays(7).Month != day.Month : week == (day.Day + 6) / 7),
        };
    }

    /// <summary>The first chosen weekday counts as the first of the two weeks.</summary>
    private DateOnly FirstPatternDay => Enumerable.Range(0, 7).Select(FirstDate.AddDays).FirstOrDefault(day => Days.Contains(day.DayOfWeek), FirstDate);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static Occurrence On(DateOnly day, TimeOnly from, TimeOnly to) => new(day, London(day, from), London(day, to));

    private static DateTimeOffset London(DateOnly day, TimeOnly time) => LondonTime.FromUtc(LondonTime.ToUtc(day.ToDateTime(time)));
}
