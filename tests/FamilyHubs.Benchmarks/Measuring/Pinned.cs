using System.Diagnostics;
using System.Globalization;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>A process on one core of its own.</summary>
internal sealed class Pinned : IAsyncDisposable
{
    private readonly Process process;

    private Pinned(Process process) => this.process = process;

    public StreamWriter Input => process.StandardInput;

    public StreamReader Output => process.StandardOutput;

    public static Pinned Start(Bench bench, int core, string program, IEnumerable<string> arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        List<string> line = ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture), program, .. arguments];
        // Not chrt: .NET gives its threads different priorities there, and one that spins keeps out the one that it waits for.
        if (bench.IsRealtime) line.InsertRange(0, ["nice", "-n", "-20"]);
        if (Environment.ProcessorCount < 2) line.RemoveRange(line.IndexOf("taskset"), 3);
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? bench.Work };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } words) Console.Error.WriteLine($"          {words}"); };
        process.BeginErrorReadLine();
        return new(process);
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(Bench bench, int core, string program, params string[] arguments)
    {
        await using var run = Start(bench, core, program, arguments);
        var output = await run.Output.ReadToEndAsync();
        await run.process.WaitForExitAsync();
        return output;
    }

    /// <summary>Nobody reads what it writes.</summary>
    public Pinned Muted()
    {
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return this;
    }

    public async Task<Pinned> AnsweringAsync(Uri address, int seconds = 60)
    {
        var watch = Stopwatch.StartNew();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(address);
                if (answer.IsSuccessStatusCode) return this;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            if (process.HasExited || watch.Elapsed.TotalSeconds > seconds) throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} does not answer at {address}.");
            await Task.Delay(20);
        }
    }

    /// <summary>Processor time of the process and those that it started.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromMilliseconds(10 * Family().Sum(id => Ticks(id)));

    /// <summary>Memory of the process that is in use, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private IEnumerable<int> Family() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
        .Where(id => id == process.Id || (Fields(id) is [_, var parent, ..] && parent == process.Id.ToString(CultureInfo.InvariantCulture)));

    private static long Ticks(int id) => Fields(id) is { Length: > 13 } fields ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;

    /// <summary>From the state on: the name before it may hold anything.</summary>
    private static string[] Fields(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return []; // It has ended meanwhile.
        }
    }
}
