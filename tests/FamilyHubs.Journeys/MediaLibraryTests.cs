using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>An editor brings files into the library in every way a browser knows.</summary>
[Collection(InABrowser.Name)]
public sealed class MediaLibraryTests(BrowsedSite site)
{
    private const string Captions = "WEBVTT\\n\\n00:01.000 --> 00:02.000\\nHello\\n";

    [BrowserFact]
    public Task Files_are_chosen_dropped_and_pasted() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.SignInAsync(Role.Editor);
        await visitor.GoAsync("/editor/media");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(
        [
            new FilePayload { Name = "chosen.vtt", MimeType = "text/vtt", Buffer = "WEBVTT\n"u8.ToArray() },
            new FilePayload { Name = "drawing.svg", MimeType = "image/svg+xml", Buffer = "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() },
        ]);
        var told = visitor.Page.Locator("[data-uploads] li");
        await told.Filter(new LocatorFilterOptions { HasText = "Added: chosen.vtt" }).WaitForAsync();
        await told.Filter(new LocatorFilterOptions { HasText = "drawing.svg: SVG pictures can carry programs" }).WaitForAsync();

        await visitor.GoAsync("/editor/media");
        var dropped = await visitor.Page.EvaluateHandleAsync($"() => {{ const files = new DataTransfer(); files.items.add(new File(['{Captions}'], 'dropped.vtt')); files.items.add(new File(['{Captions}'], 'dropped too.vtt')); return files; }}");
        await visitor.Page.DispatchEventAsync("main", "drop", new { dataTransfer = dropped });
        await visitor.Page.ArriveAsync(url => url.EndsWith("done=many", StringComparison.Ordinal));
        await visitor.AssertReadsAsync("dropped-too.vtt");

        await visitor.Page.EvaluateAsync($"() => {{ const files = new DataTransfer(); files.items.add(new File(['{Captions}'], 'pasted.vtt')); document.body.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: files, bubbles: true, cancelable: true }})); }}");
        await visitor.Page.ArriveAsync(url => url.EndsWith("done=one", StringComparison.Ordinal));
        await visitor.AssertReadsAsync("pasted.vtt");
    });

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public Task The_library_can_be_used_by_everybody(int width) => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.SignInAsync(Role.Editor);
        foreach (var path in new[] { "/editor/media", "/editor/media?in=topics", "/editor/media?q=baby", "/editor/media?q=zzqqzz" }) await CheckAsync(visitor, path);
        await CheckAsync(visitor, $"/editor/media/{await FirstKeyAsync(visitor)}");
    }, width);

    private static async Task CheckAsync(Visitor visitor, string path)
    {
        await visitor.GoAsync(path);
        Faults.None(await AccessibleTests.ViolationsAsync(visitor, path));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways");
    }

    private static async Task<string> FirstKeyAsync(Visitor visitor)
    {
        await visitor.GoAsync("/editor/media?in=topics");
        return (await visitor.Page.Locator(".editor-media__tile").First.GetAttributeAsync("href"))!.Split('/')[^1];
    }
}
