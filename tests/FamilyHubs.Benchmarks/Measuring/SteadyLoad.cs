using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>
/// Asks for pages at a fixed rate, whether or not earlier ones have been answered, and measures each from the moment at which
/// it was due: a server that stops for a while makes all that were due then wait. It runs in a process of its own.
/// </summary>
internal static partial class SteadyLoad
{
    public const string Mode = "steady-load";

    public static async Task<Spread> RunAsync(Bench bench, Uri site, IEnumerable<string> paths, int perSecond, int seconds)
    {
        var file = Path.Combine(bench.Work, "paths.txt");
        await File.WriteAllLinesAsync(file, paths);
        var output = await Pinned.RunAsync(bench, Bench.LoadCore, "dotnet", Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Benchmarks.dll"), Mode, site.ToString(), file, $"{perSecond}", $"{seconds}");
        return new(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)));
    }

    /// <summary>Writes the milliseconds of each request.</summary>
    public static async Task<int> MeasureAsync(Uri site, string[] paths, int perSecond, int seconds)
    {
        ThreadPool.SetMinThreads(4, 4); // The loop that keeps the rate takes one for itself; on one core there would be no other for half a second.
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 128, UseProxy = false, UseCookies = false }) { BaseAddress = site };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip");
        var random = new Random(5);
        await RunAsync(http, paths, random, perSecond, 1);
        foreach (var time in await RunAsync(http, paths, random, perSecond, seconds)) Console.WriteLine(time.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<IEnumerable<double>> RunAsync(HttpClient http, string[] paths, Random random, int perSecond, int seconds)
    {
        var times = new ConcurrentBag<double>();
        var asked = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var due = start + (long)(i * (double)Stopwatch.Frequency / perSecond);
            while (Stopwatch.GetTimestamp() < due) _ = Sleep(100);
            asked.Add(AskAsync(http, paths[random.Next(paths.Length)], due, times));
        }
        await Task.WhenAll(asked);
        return times;
    }

    /// <summary>Not spinning: a core that is never given back is taken away by the system for a while.</summary>
    [LibraryImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Sleep(uint microseconds);

    private static async Task AskAsync(HttpClient http, string path, long due, ConcurrentBag<double> times)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }
}
