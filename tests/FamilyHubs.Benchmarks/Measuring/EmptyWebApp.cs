using System.Diagnostics;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>What <c>dotnet new webapp</c> makes, built in Release, with a page that is as large as it is asked to be.</summary>
internal static class EmptyWebApp
{
    /// <returns>The built program.</returns>
    public static async Task<string> BuildAsync(Bench bench)
    {
        var folder = Path.Combine(bench.Work, "empty");
        if (!Directory.Exists(folder))
        {
            await DotnetAsync(bench.Work, "new", "webapp", "--no-https", "-o", "empty");
            await File.WriteAllTextAsync(Path.Combine(folder, "Pages", "Same.cshtml"), Page);
            await DotnetAsync(folder, "build", "-c", "Release", "-v", "quiet");
        }
        return Directory.GetFiles(Path.Combine(folder, "bin"), "empty.dll", SearchOption.AllDirectories).Single();
    }

    public static async Task<(Pinned Process, Uri Address)> StartAsync(Bench bench, string program)
    {
        var address = Bench.NewAddress();
        var process = Pinned.Start(bench, Bench.ServerCore, "dotnet", [program, $"--urls={address}", "--Logging:LogLevel:Default=Warning"], Path.GetDirectoryName(program), ("DOTNET_TieredPGO", "0")).Muted();
        return (await process.AnsweringAsync(address), address);
    }

    /// <returns>The address of its page that is as near as may be to so many bytes.</returns>
    public static async Task<Uri> PageOfAsync(HttpClient http, Uri address, int bytes)
    {
        async Task<int> SizeAsync(int rows) => (await http.GetByteArrayAsync(new Uri(address, $"same/{rows}"))).Length;
        var (fewest, most) = (await SizeAsync(10), await SizeAsync(90)); // Numbers of two digits in both.
        return new(address, $"same/{10 + Math.Max(0, (bytes - fewest) * 80 / (most - fewest))}");
    }

    /// <summary>A list with four values in each row, encoded as Razor does, in the layout of the template.</summary>
    private const string Page = """
        @page "/same/{rows:int}"
        @{ var rows = int.Parse((string)RouteData.Values["rows"]!); }
        <h1>The same size</h1>
        <ul>
        @for (var i = 0; i < rows; i++)
        {
            <li class="app-item"><a href="/help/page-@i">@("Help with sleep, food & play " + i)</a><p>@("Where to go and whom to ask in your district")</p><span>@(i * 3) miles</span></li>
        }
        </ul>

        """;

    public static async Task DotnetAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed.");
    }
}
