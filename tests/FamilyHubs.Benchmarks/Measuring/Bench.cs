using System.Runtime.InteropServices;
using FamilyHubs.TestKit;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>One run of the benchmarks: how thorough it is, and what several parts use.</summary>
internal sealed class Bench(bool isQuick, bool isRealtime) : IDisposable
{
    /// <summary>All of the benchmarks are meant to end within this time; what is left then is said.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(35);

    private readonly Dictionary<int, GeneratedSite> sites = [];
    private readonly System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();

    /// <summary>The core of what is measured, and the core of what puts load on it.</summary>
    public const int ServerCore = 0;
    public const int LoadCore = 1;

    public bool IsQuick => isQuick;

    public bool IsRealtime => isRealtime;

    public string Work { get; } = Directory.CreateTempSubdirectory("benchmark-").FullName;

    /// <summary>So many rounds of each, interleaved, after one that is not counted.</summary>
    public int Rounds => isQuick ? 3 : 7;

    public int Seconds => isQuick ? 1 : 2;

    /// <summary>How long a load lasts: the first round is not counted, and long enough for hot code to be compiled for good.</summary>
    public int SecondsOf(int round) => round == 0 ? 6 : Seconds;

    public string Conditions =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB; server and load on one core each{(isRealtime ? ", before other work of the machine" : "")}; .NET {Environment.Version}, {RuntimeInformation.OSDescription.Split(' ')[0]}{(isQuick ? "; fewer rounds than usual" : "")}{(RuntimeInformation.ProcessArchitecture is var kind ? $", {kind}" : "")}.";

    /// <summary>The seeds, and so many documents beside them.</summary>
    public async Task<GeneratedSite> SiteAsync(int generated)
    {
        if (!sites.TryGetValue(generated, out var site)) sites[generated] = site = await GeneratedSite.MakeAsync(generated);
        return site;
    }

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Work, name)).FullName;

    /// <summary>The address of a free port of this machine.</summary>
    public static Uri NewAddress()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <summary>A program that must be installed; who runs the benchmarks is told how.</summary>
    public static string Need(string program, string howTo) => Programs.Find(program) ?? throw new MissingProgramException($"{program} is missing: {howTo}");

    /// <summary>Whether there is so much time left.</summary>
    public bool HasTimeFor(TimeSpan work) => watch.Elapsed + work < Budget;

    /// <summary>Told what a part has measured so far, so that a run that is cut off keeps it.</summary>
    public Action<Result> Partly { get; set; } = _ => { };

    public void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss}  {line}");

    public void Dispose()
    {
        foreach (var site in sites.Values) site.Dispose();
        Directory.Delete(Work, recursive: true);
    }
}

/// <summary>A part cannot be measured here; the message is a sentence that says what is missing.</summary>
internal sealed class MissingProgramException(string message) : Exception(message);
