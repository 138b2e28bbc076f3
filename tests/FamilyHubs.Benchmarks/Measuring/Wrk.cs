using System.Globalization;
using System.Text.RegularExpressions;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>How many requests a server answers in a second when as many as it can are asked, and what each costs it.</summary>
internal sealed record Load(double PerSecond, double MicrosecondsEach);

/// <summary>Puts load on a server with wrk, from the other core.</summary>
internal static partial class Wrk
{
    public static async Task<Load> RunAsync(Bench bench, Pinned server, Uri address, int connections, int seconds, params string[] headers)
    {
        var wrk = Bench.Need("wrk", "apt-get install wrk");
        var before = server.ProcessorTime;
        var output = await Pinned.RunAsync(bench, Bench.LoadCore, wrk, ["-t1", $"-c{connections}", $"-d{seconds}s", .. headers.SelectMany(header => new[] { "-H", header }), address.ToString()]);
        var used = server.ProcessorTime - before;
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || !Requests().IsMatch(output)) throw new InvalidOperationException($"{address} answers with errors:\n{output}");
        var requests = double.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        return new(double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), used.TotalMicroseconds / requests);
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
