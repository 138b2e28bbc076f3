using System.Diagnostics;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>The website in a process of its own, on its core.</summary>
internal sealed class MeasuredSite : IAsyncDisposable
{
    private MeasuredSite(Pinned process, Uri address) => (Process, Address) = (process, address);

    public Pinned Process { get; }

    public Uri Address { get; }

    /// <summary>Asks as browsers do, for compressed answers.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All }) { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The program as it is delivered, with its editor and everything, and without pages made beforehand.</summary>
    public static async Task<MeasuredSite> StartAsync(Bench bench, GeneratedSite site, params string[] settings)
    {
        var address = Bench.NewAddress();
        var process = Pinned.Start(bench, Bench.ServerCore, "dotnet", [Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Website.dll"), .. Settings(site, address), .. settings]).Muted();
        await process.AnsweringAsync(address, 300);
        return new(process, address);
    }

    /// <summary>The same program, which also publishes when it is told to, as the editor would.</summary>
    public static async Task<MeasuredSite> StartWithAnEditorAsync(Bench bench, GeneratedSite site, params string[] settings)
    {
        var address = Bench.NewAddress();
        var process = Pinned.Start(bench, Bench.ServerCore, "dotnet", [Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Benchmarks.dll"), PublishingSite.Mode, .. Settings(site, address), "--applicationName=FamilyHubs.Website", .. settings]);
        await process.AnsweringAsync(address, 300);
        return new(process, address);
    }

    public Uri At(string path) => new(Address, path);

    public async Task<string> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(At(path));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Saves a draft with another title, to be published next.</summary>
    public Task<TimeSpan> SaveAsync(string path, string title) => TellAsync($"save {path} {title}");

    /// <summary>Publishes what was saved.</summary>
    /// <returns>How long until the editor was told so.</returns>
    public Task<TimeSpan> PublishAsync() => TellAsync("publish");

    public async Task<TimeSpan> TellAsync(string line)
    {
        var started = Stopwatch.GetTimestamp();
        await Process.Input.WriteLineAsync(line);
        await Process.Input.FlushAsync();
        while (await Process.Output.ReadLineAsync() is { } said)
        {
            if (said == PublishingSite.Done) return Stopwatch.GetElapsedTime(started);
            if (said.StartsWith(PublishingSite.Failed, StringComparison.Ordinal)) throw new InvalidOperationException(said);
        }
        throw new InvalidOperationException("The site has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Process.DisposeAsync();
    }

    private static string[] Settings(GeneratedSite site, Uri address) => [$"--DataDirectory={site.Folder}", $"--urls={address}", "--PageCache:Warm=false"];
}
