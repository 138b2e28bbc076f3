using System.Globalization;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.Benchmarks.Parts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    // What the benchmarks start beside themselves.
    case [PublishingSite.Mode, .. var settings]: return PublishingSite.Run(settings);
    case [BareServer.Mode, var address, var bytes, var headers, var isInline]: return await BareServer.RunAsync(address, bytes, headers, bool.Parse(isInline));
    case [SteadyLoad.Mode, var site, var paths, var perSecond, var seconds]: return await SteadyLoad.MeasureAsync(new(site), File.ReadAllLines(paths), int.Parse(perSecond, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture));
    case ["search-quality"]:
        await SearchRelevance.RunAsync();
        await HostileSearches.RunAsync();
        return 0;
}

(string Name, Func<Bench, Task<Result>> Run)[] parts =
[
    ("page", CachedPage.RunAsync),
    ("latency", Latency.RunAsync),
    ("start", ColdStart.RunAsync),
    ("delivery", DeliveryLoad.RunAsync),
    ("uncached", UncachedPage.RunAsync),
    ("whats-on", WhatsOnSpeed.RunAsync),
    ("publish", PublishToVisible.RunAsync),
    ("memory", Memory.RunAsync),
    ("search", SearchSpeed.RunAsync),
    ("sizes", SiteSizes.RunAsync),
    ("lighthouse", Lighthouse.RunAsync),
];
string[] order = [.. parts.Select(part => part.Name)];
string[] flags = ["--quick", "--realtime"];
string[] asked = args is [.. var names] && names.Contains("all") ? order : [.. args.Except(flags)];
if (asked.Length == 0 || asked.Except(order).Any())
{
    Console.Error.WriteLine($"Say what to measure: all, or some of {string.Join(", ", order)}; or search-quality (how well the search finds). With --quick there are fewer rounds, with --realtime other work waits.");
    return 1;
}

using var bench = new Bench(args.Contains("--quick"), args.Contains("--realtime"));
var failed = 0;
foreach (var (name, run) in parts.Where(part => asked.Contains(part.Name)))
{
    bench.Say(name);
    try
    {
        bench.Partly = partly => Write(partly with { Says = $"{partly.Says} **Not yet complete.**" });
        var result = Write(await run(bench));
        foreach (var goal in result.Goals) bench.Say($"  {goal.What}: {goal.Measured} ({goal.Reach}){(goal.IsMet ? "" : " NOT REACHED")}");
    }
    catch (Exception fault) when (fault is not OutOfMemoryException)
    {
        // The other parts can still be measured.
        bench.Say($"  not measured: {fault.Message}");
        failed++;
    }
}
return failed == 0 ? 0 : 1;

Result Write(Result result)
{
    result = result with { MeasuredAt = TimeProvider.System.GetUtcNow(), Conditions = bench.Conditions };
    Report.Write(result, order);
    return result;
}
