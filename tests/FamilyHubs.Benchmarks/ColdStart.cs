using System.Diagnostics;

namespace FamilyHubs.Benchmarks;

/// <summary>
/// From starting the process to the first 200 on <c>/</c>, in milliseconds: this site, built and seeded, beside what
/// <c>dotnet new webapp</c> gives. Rounds are interleaved, so that a busy machine is busy for both; medians are compared.
/// </summary>
internal static class ColdStart
{
    private const int Rounds = 11;

    public static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("benchmark-").FullName;
        var site = Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Website.dll");
        var data = $"--DataDirectory={Path.Combine(work, "data")}";
        try
        {
            await DotnetAsync(work, "new", "webapp", "--no-https", "-o", "empty");
            await DotnetAsync(Path.Combine(work, "empty"), "build", "-c", "Release", "-v", "quiet");
            var empty = Directory.GetFiles(Path.Combine(work, "empty", "bin"), "empty.dll", SearchOption.AllDirectories).Single();
            await DotnetAsync(work, site, "seed", data);

            List<double> ours = [], theirs = [];
            for (var round = 0; round <= Rounds; round++)
            {
                var (our, their) = (await TimeAsync(site, data), await TimeAsync(empty));
                if (round == 0) continue; // The first round fills the disk cache, and lets the site write its saved copy.
                ours.Add(our);
                theirs.Add(their);
            }
            Console.WriteLine($"empty web app  median {Median(theirs):0} ms  ({theirs.Min():0} to {theirs.Max():0})");
            Console.WriteLine($"this site      median {Median(ours):0} ms  ({ours.Min():0} to {ours.Max():0})");
            Console.WriteLine($"ratio          {Median(ours) / Median(theirs):0.00} (at most 3)");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> TimeAsync(string program, params string[] arguments)
    {
        using var http = new HttpClient();
        var address = new Uri("http://127.0.0.1:5099/");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, $"--urls={address}"]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(program) };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            while (!await AnswersAsync(http, address))
            {
                if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1)) throw new InvalidOperationException($"{program} did not start.");
                await Task.Delay(5);
            }
            return watch.Elapsed.TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task DotnetAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed.");
    }
}
