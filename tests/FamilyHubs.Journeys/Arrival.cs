using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

internal static class Arrival
{
    /// <summary>
    /// Waits until a page with such an address is there whole. The page itself is asked: on a busy machine the browser can say
    /// that it has loaded before anybody listens, and does not say it again.
    /// </summary>
    public static async Task ArriveAsync(this IPage page, Func<string, bool> at)
    {
        await page.WaitForURLAsync(at, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        for (var tries = 0; await page.EvaluateAsync<string>("document.readyState") != "complete"; tries++)
        {
            Assert.True(tries < 300, $"{page.Url} is not there whole after 30 seconds.");
            await Task.Delay(100);
        }
    }
}
