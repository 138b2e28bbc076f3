using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

internal static class Arrival
{
    /// <summary>Waits until a page with such an address is there whole.</summary>
    public static async Task ArriveAsync(this IPage page, Func<string, bool> at)
    {
        await page.BeAtAsync(at);
        await page.BeWholeAsync();
    }

    /// <summary>
    /// Waits until the page has such an address, loaded or not. It is looked at again and again: on a busy machine the browser can
    /// say that it has gone there just before anybody listens, and does not say it again.
    /// </summary>
    public static async Task BeAtAsync(this IPage page, Func<string, bool> at)
    {
        for (var tries = 0; !at(page.Url); tries++)
        {
            Assert.True(tries < 600, $"It is at {page.Url} after 30 seconds.");
            await Task.Delay(50);
        }
    }

    /// <summary>
    /// Waits until the page that is there has loaded. The page itself is asked: on a busy machine the browser can say that it
    /// has loaded just before anybody listens, and does not say it again.
    /// </summary>
    public static async Task BeWholeAsync(this IPage page)
    {
        for (var tries = 0; !await IsWholeAsync(page); tries++)
        {
            Assert.True(tries < 300, $"{page.Url} is not there whole after 30 seconds.");
            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsWholeAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException error) when (error.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            return false;   // the page went while it was asked: another is coming
        }
    }
}
