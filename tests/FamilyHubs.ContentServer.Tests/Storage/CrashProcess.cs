using System.Diagnostics;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

/// <summary>A <c>FamilyHubs.CrashWriter</c> that waits, writes and is killed.</summary>
internal sealed class CrashProcess : IDisposable
{
    private readonly Process process;

    private CrashProcess(Process process) => this.process = process;

    public static async Task<CrashProcess> WarmAsync(ContentServerOptions settings, params string[] more)
    {
        var process = Process.Start(Command(settings, "1000000", more))!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line == "warm" ? new CrashProcess(process) : throw new InvalidOperationException($"The writer did not start: {line}");
    }

    public static ProcessStartInfo Command(ContentServerOptions settings, string rounds, params string[] more) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "FamilyHubs.CrashWriter.dll"), settings.DataDirectory, settings.ConnectionString ?? "-", settings.ModelFile, rounds, .. more])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

    /// <summary>Lets it write, kills it a moment after it has acknowledged some lines, and reads what else it had said by then.</summary>
    public async Task<IReadOnlyList<string>> WriteAndKillAsync(int afterLines, TimeSpan moment)
    {
        List<string> lines = [];
        await process.StandardInput.WriteLineAsync("go");
        while (lines.Count <= afterLines && await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);
        Assert.Equal("ready", lines[0]);
        if (moment > TimeSpan.Zero) await Task.Delay(moment);
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);
        await process.WaitForExitAsync();
        Assert.Equal(128 + 9, process.ExitCode);
        return lines[1..];
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
