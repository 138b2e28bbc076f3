using Microsoft.Playwright;

namespace FamilyHubs.TestKit;

/// <summary>A real Chromium without a window, as the machine has it.</summary>
public sealed class Browser : IAsyncDisposable
{
    public const string Missing = "Needs Chromium: apt-get install chromium, or set FAMILYHUBS_CHROMIUM to the program";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;

    private Browser(IPlaywright playwright, IBrowser chromium) => (this.playwright, Chromium) = (playwright, chromium);

    /// <summary>The program, or null where there is none.</summary>
    public static string? Executable { get; } =
        Environment.GetEnvironmentVariable("FAMILYHUBS_CHROMIUM") is { Length: > 0 } given ? given : Programs.Find("chromium", "chromium-browser", "google-chrome");

    public IBrowser Chromium { get; }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Flags }));
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        playwright.Dispose();
    }
}
