using System.Diagnostics;
using System.Text.Json;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared.Places;
using FamilyHubs.Website.Shared.Times;
using FamilyHubs.Website.WhatsOn;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>What's on for a year with 1,000 sessions at the seeded hubs.</summary>
internal static class WhatsOnSpeed
{
    private const int Sessions = 1_000;
    private const int Times = 60;

    public static async Task<Result> RunAsync(Bench bench)
    {
        var seeded = new SeededSite();
        await ((Xunit.IAsyncLifetime)seeded).InitializeAsync();
        await using var stopped = seeded;
        var site = With(seeded.Site, new Random(9));
        var clock = seeded.Clock;
        var places = seeded.Get<PlaceFinder>();
        var today = LondonTime.Today(clock);
        var (count, first) = (0, TimeSpan.Zero);
        var times = new SiteTimes(site);
        var watch = Stopwatch.StartNew();
        count = times.Between(today, today.AddDays(365)).Count();
        first = watch.Elapsed;

        var hub = site.OfType<Hub>().First().Segment;
        (string Name, WhatsOnQuestion Question)[] questions =
        [
            ("everything", new()), ("age", new() { Age = "14" }), ("hub", new() { Hub = hub }), ("day", new() { Day = "tuesday" }), ("time", new() { Time = "morning" }),
            ("cost", new() { Cost = "free" }), ("booking", new() { Booking = "drop-in" }), ("facility", new() { Facility = site.OfType<Hub>().SelectMany(one => one.Facilities).FirstOrDefault("parking") }),
            ("language", new() { Language = "british-sign-language" }), ("postcode", new() { Postcode = "LE67 3EA", Miles = "5" }), ("several", new() { Age = "14", Cost = "free", Day = "tuesday", Postcode = "LE67 3EA", Miles = "10" }),
        ];
        var measured = questions.ToDictionary(question => question.Name, _ => new List<double>());
        var found = new Dictionary<string, int>();
        for (var round = -Times / 3; round < (bench.IsQuick ? Times / 3 : Times); round++)
            foreach (var (name, question) in questions)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = new FindSessions(site, times, places, clock).Find(question, today, today.AddDays(365));
                if (round >= 0) measured[name].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (answer.Faults.Count > 0) throw new InvalidOperationException($"{name}: {answer.Faults[0].Sentence}");
                found[name] = answer.Items.Count;
            }
        var worst = measured.Values.Max(values => new Spread(values).Median);
        return new Result
        {
            Part = "whats-on",
            Title = "What's on, for a year",
            Says = $"{Sessions:#,0} generated sessions at the seeded hubs: {count:#,0} occurrences in a year. Each question is answered in full, without the page. The first question after a publish works all of them out: {first.TotalMilliseconds:0} ms.",
            Goals = [new("What's on for a year with 1,000 sessions, the slowest filter", $"{worst:0.0} ms", "under 10 ms", worst < 10)],
            Tables = [new("Milliseconds, half within / 99 of 100 within", ["Asked for", "found", "ms"], [.. questions.Select(question => (IReadOnlyList<string>)[question.Name, $"{found[question.Name]:#,0}", new Spread(measured[question.Name]).ShownWithTail("0.00")])])],
            Charts = [new("whats-on", "What's on for a year: one question", "ms", [.. questions.Select(question => new Spread(measured[question.Name]).AsBar(question.Name))])],
        };
    }

    private static PublishedSite With(PublishedSite site, Random random)
    {
        var hubs = site.OfType<Hub>().ToList();
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
        var sessions = Enumerable.Range(0, Sessions).Select(number =>
        {
            var hub = hubs[number % hubs.Count];
            var start = random.Next(9, 18);
            return new PublishedContent(JsonSerializer.SerializeToUtf8Bytes(new
            {
                title = $"Session {number}",
                summary = "A session",
                isSample = true,
                status = "running",
                cost = random.Next(2) == 0 ? "free" : "paid",
                booking = random.Next(2) == 0 ? "drop-in" : "booked",
                minAgeMonths = random.Next(0, 24),
                maxAgeMonths = random.Next(24, 120),
                languages = random.Next(4) == 0 ? new[] { "british-sign-language" } : [],
                schedule = new { repeat = "weekly", days = new[] { days[random.Next(days.Length)] }, startTime = $"{start:00}:00", endTime = $"{start + 1:00}:30", firstDate = "2026-09-01" },
            }))
            {
                Key = new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]),
                ParentKey = hub.Key,
                ContentType = "session",
                Name = $"Session {number}",
                Path = $"{hub.Path}/session-{number}",
                SortOrder = 1_000 + number,
                CreatedUtc = DateTime.UnixEpoch,
                UpdatedUtc = DateTime.UnixEpoch,
                References = [],
            };
        });
        return site.Next(new SiteChange(site.Sequence + 1) { Put = [.. sessions] });
    }
}
