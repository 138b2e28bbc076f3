using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>Forced colours, less motion, and fingers in the place of a mouse.</summary>
[Collection(InABrowser.Name)]
public sealed class PreferencesTests(BrowsedSite site)
{
    [BrowserFact]
    public Task With_forced_colours_every_control_has_an_outline_and_the_focus_is_seen() => Visitor.OnAsync(
        site,
        async visitor =>
        {
            List<string> faults = [];
            foreach (var path in site.Templates.Values)
            {
                await visitor.GoAsync(path);
                faults.AddRange((await visitor.Page.EvaluateAsync<string[]>("""
                    () => [...document.querySelectorAll('button, .app-button, .govuk-button, .app-task, .app-menu-link')].filter(element => element.checkVisibility()).flatMap(element => {
                      const style = getComputedStyle(element);
                      const bordered = ['Top', 'Right', 'Bottom', 'Left'].some(side => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== 'none' && !/^rgba.*, 0\)$/.test(style[`border${side}Color`]));
                      element.focus();
                      const focused = getComputedStyle(element);
                      const faults = [];
                      if (!bordered && style.textDecorationLine === 'none') faults.push('no border: ' + element.outerHTML.slice(0, 100));
                      if (focused.outlineStyle === 'none' || parseFloat(focused.outlineWidth) < 2) faults.push('no outline: ' + element.outerHTML.slice(0, 100));
                      return faults;
                    })
                    """)).Select(fault => $"{path}: {fault}"));
            }
            Faults.None(faults);
        },
        set: options => options.ForcedColors = ForcedColors.Active);

    [BrowserFact]
    public Task With_less_motion_wanted_nothing_moves() => Visitor.OnAsync(
        site,
        async visitor =>
        {
            List<string> faults = [];
            foreach (var path in site.Templates.Values)
            {
                await visitor.GoAsync(path);
                faults.AddRange((await visitor.Page.EvaluateAsync<string[]>("""
                    () => [document.documentElement, ...document.querySelectorAll('body *')].filter(element => {
                      const style = getComputedStyle(element);
                      const longest = times => Math.max(...times.split(',').map(parseFloat));
                      return longest(style.transitionDuration) > 0.01 || style.animationName !== 'none' && longest(style.animationDuration) > 0.01 || style.scrollBehavior === 'smooth';
                    }).map(element => element.outerHTML.slice(0, 100))
                    """)).Select(fault => $"{path}: {fault}"));
            }
            Faults.None(faults);
        },
        set: options => options.ReducedMotion = ReducedMotion.Reduce);

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Targets_are_large_enough_for_a_finger(int width) => Visitor.OnAsync(
        site,
        async visitor =>
        {
            List<string> faults = [];
            foreach (var path in site.Templates.Values.Concat(BrowsedSite.OtherPaths))
            {
                await visitor.GoAsync(path);
                faults.AddRange((await visitor.Page.EvaluateAsync<string[]>("""
                    () => [...document.querySelectorAll('a[href], button, input, summary')].filter(element => element.checkVisibility() && !element.closest('.govuk-visually-hidden, .govuk-skip-link')).flatMap(element => {
                      const target = element.matches('input') ? element.closest('label') ?? element : element;
                      const box = target.getBoundingClientRect();
                      const main = element.matches('.app-button, .app-task, .govuk-button');
                      const alone = element.parentElement.innerText?.trim() === element.innerText?.trim();
                      const inSentence = getComputedStyle(element).display === 'inline' && !alone;
                      const least = main ? 44 : 24;
                      return inSentence || box.width === 0 || box.height >= least - 0.5 && box.width >= 23.5 ? [] : [`${Math.round(box.width)} by ${Math.round(box.height)}: ${element.outerHTML.slice(0, 100)}`];
                    })
                    """)).Select(fault => $"{path}: {fault}"));
            }
            Faults.None(faults);
        },
        width);
}
