using System.Collections.Concurrent;
using System.Diagnostics;
using FamilyHubs.TestKit;

namespace FamilyHubs.Website.Tests.Cli;

/// <summary>The built website as an operator starts it, in a process of its own, with a data folder of its own.</summary>
public sealed class WebsiteProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>What an operator of the machine has set must not change what is tested.</summary>
    private static readonly string[] Settings = ["DataDirectory", "Site__Url", "ConnectionStrings__Content", "Urls", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("family-hubs-cli-");
    private readonly List<Process> running = [];
    private readonly ConcurrentQueue<string> said = new();

    /// <summary>Where the data is: absent until somebody makes it.</summary>
    public string Data => At("data");

    public string At(string name) => Path.Combine(place.FullName, name);

    public WebsiteProgram Seeded()
    {
        Directory.Move(SeededData.Copy(), Data);
        return this;
    }

    /// <summary>Runs to the end.</summary>
    public Task<Ended> RunAsync(params string[] args) => RunInAsync(Data, args);

    public async Task<Ended> RunInAsync(string data, params string[] args)
    {
        using var process = Start(data, args);
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts the site on a free port and waits until it says where it is.</summary>
    /// <returns>Its address, and what it printed until then.</returns>
    public async Task<(Uri Address, string Output)> ServeAsync(params string[] args)
    {
        var process = Start(Data, args);
        running.Add(process);
        using var limit = new CancellationTokenSource(Patience);
        var output = "";
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            output += line + "\n";
            if (!line.StartsWith("Site ", StringComparison.Ordinal)) continue;
            _ = KeepAsync(process.StandardOutput);
            return (new Uri(line["Site ".Length..].Trim()), output);
        }
        throw new InvalidOperationException($"The site did not start: {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    /// <summary>What the site has said since it started, its log among it.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>Ends what runs as a power cut does.</summary>
    public void Stop()
    {
        foreach (var process in running)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        running.Clear();
    }

    public void Dispose()
    {
        Stop();
        place.Delete(recursive: true);
    }

    /// <summary>Nobody who does not read what a process says may start one: it stops when its pipe is full.</summary>
    private async Task KeepAsync(StreamReader output)
    {
        try
        {
            while (await output.ReadLineAsync() is { } line) said.Enqueue(line);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process was ended.
        }
    }

    private Process Start(string data, string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = place.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in Settings) start.Environment.Remove(name);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Website.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        if (!args.Any(arg => arg.StartsWith("--DataDirectory", StringComparison.Ordinal))) start.ArgumentList.Add($"--DataDirectory={data}");
        if (!args.Any(arg => arg.StartsWith("--Urls", StringComparison.Ordinal))) start.ArgumentList.Add("--Urls=http://127.0.0.1:0");
        return Process.Start(start)!;
    }
}

/// <summary>How a run ended and what it said.</summary>
public sealed record Ended(int Code, string Output, string Errors)
{
    /// <summary>The one sentence it said when it failed; a stack or a second line is a fault.</summary>
    public string Sentence
    {
        get
        {
            Xunit.Assert.Equal(1, Code);
            var line = Xunit.Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Xunit.Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
            return line;
        }
    }
}
