using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>Suggestions while typing: an ARIA combobox, by keyboard and as a screen reader is told of it.</summary>
[Collection(InABrowser.Name)]
public sealed class SuggestionTests(BrowsedSite site)
{
    [BrowserFact]
    public Task Someone_chooses_a_page_by_keyboard() => Visitor.OnAsync(site, async visitor =>
    {
        var field = await TypeAsync(visitor, "potty");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        var first = visitor.Page.Locator("main [role=option]").First;
        Assert.Equal(await first.GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        Assert.Equal("true", await first.GetAttributeAsync("aria-selected"));
        var path = await first.GetAttributeAsync("data-path");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.ArriveAsync(url => new Uri(url).AbsolutePath == path);
    });

    [BrowserFact]
    public Task Escape_closes_the_list_and_keeps_what_was_typed() => Visitor.OnAsync(site, async visitor =>
    {
        var field = await TypeAsync(visitor, "potty");
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
        Assert.Equal("potty", await field.InputValueAsync());
        Assert.Equal(0, await visitor.Page.Locator("main [role=option]:visible").CountAsync());
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.ArriveAsync(url => new Uri(url).Query == "?q=potty");
    });

    [BrowserFact]
    public Task A_screen_reader_is_told_of_the_field_its_list_and_the_choice() => Visitor.OnAsync(site, async visitor =>
    {
        await TypeAsync(visitor, "potty");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        var chosen = await visitor.Page.Locator("main [role=option]").Nth(1).InnerTextAsync();
        var told = await visitor.Page.Locator("main").AriaSnapshotAsync();
        Assert.Contains("combobox \"What are you looking for?\" [expanded]", told, StringComparison.Ordinal);
        Assert.Contains("listbox \"Suggestions\"", told, StringComparison.Ordinal);
        Assert.Contains("[selected]", told.Split('\n').Single(line => line.Contains(chosen.Split('\n')[0].Trim(), StringComparison.Ordinal) && line.Contains("option", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("suggestions. Use the up and down keys to choose.", told, StringComparison.Ordinal);
    });

    private static async Task<ILocator> TypeAsync(Visitor visitor, string words)
    {
        await visitor.GoAsync("/search");
        var field = visitor.Page.Locator("main input[name=q]");
        await field.ClickAsync();
        await field.PressSequentiallyAsync(words);
        await visitor.Page.Locator("main [role=option]").First.WaitForAsync();
        return field;
    }
}
