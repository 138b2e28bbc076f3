using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>
/// Somebody writes programs into every field that there is. Nothing runs: in the editor, in previews, on public pages, in search
/// and in what machines read, also in a browser that does not know our content security policy.
/// </summary>
public sealed class HostileWordsTests(EditedSite site) : IClassFixture<EditedSite>
{
    private const int WindowsAtOnce = 3;

    /// <summary>Tells when a program that came as words does what such programs do.</summary>
    private const string Listen = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (...words) => { window.heard(`${name} ${words} at ${location.pathname}`); };";

    /// <summary>What a browser would run, now or when somebody touches it.</summary>
    private const string Look = """
        () => [...document.querySelectorAll('*')].flatMap(element => {
          const found = [...element.attributes].filter(attribute => /^on/i.test(attribute.name) || (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(attribute.name) && /^\s*(javascript|data|vbscript):/i.test(attribute.value)));
          if (/^(script|iframe|object|embed|base|link|meta)$/i.test(element.localName)) {
            const address = element.src || element.href || element.data;
            if (element.srcdoc || (address && new URL(address).host !== location.host && !/^(canonical|alternate)$/.test(element.rel)) || (element.localName === 'script' && element.text && !/json$/.test(element.type)) || element.httpEquiv) found.push({ name: element.localName, value: element.outerHTML });
          }
          return found.map(what => `${element.localName} ${what.name}=${what.value.slice(0, 200)}`);
        })
        """;

    /// <summary>Writes into each field what it would refuse, and pastes into each rich text.</summary>
    private const string WriteAnything = """
        async payloads => {
          let at = 0;
          const next = () => payloads[at++ % payloads.length];
          for (const details of document.querySelectorAll('form[data-edit] details')) details.open = true;
          for (const rich of document.querySelectorAll('textarea[data-rich]')) {
            rich.closest('[data-field]').scrollIntoView();
            await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 30)));
          }
          for (const rich of document.querySelectorAll('.editor-rich__text')) {
            const pasted = new DataTransfer();
            pasted.setData('text/html', Array.from({ length: 20 }, next).join(' '));
            pasted.setData('text/plain', next());
            rich.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
          }
          for (const field of document.querySelectorAll('form[data-edit] input[name]:not([type=hidden], [type=checkbox], [type=file]), form[data-edit] textarea[name]:not([data-rich]), form[data-edit] select[name]')) {
            if (field.localName === 'select') field.add(new Option(next(), next(), true, true));
            else if (/^(date|time)$/.test(field.type)) field.type = 'text';
            if (field.localName !== 'select') field.value = next();
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }
        """;

    private static readonly string[] Views =
    [
        "/editor", "/editor/content", "/editor/content?q=Zz", "/editor/search-words", "/editor/feedback", "/editor/site/audit", "/editor/site/alerts", "/editor/site/redirects", "/editor/bin",
        "/", "/search?q=Zz", "/hubs", "/whats-on", "/help", "/volunteers", "/topics", "/no-such-page",
    ];

    private static readonly string[] ReadByMachines =
    [
        "/sitemaps/1.xml", "/topics/baby-sleep.atom", "/whats-on.ics", "/hubs.geojson", "/api/hubs", "/api/whats-on", "/api/search?q=Zz", "/api/search/suggestions?q=zz", "/umbraco/delivery/api/v2/content?take=100",
    ];

    private readonly HostileWords words = new();

    private int added;

    private readonly ConcurrentBag<string> heard = [];

    private readonly ConcurrentBag<string> faults = [];

    [HostileBrowserFact]
    public async Task Nothing_that_is_written_anywhere_runs()
    {
        var pages = new ConcurrentQueue<(string Type, Guid Key)>(await WriteEverywhereAsync());
        Assert.True(words.Rounds > 3, "Not all of the corpus was written.");
        Assert.NotEmpty(pages);
        var sampled = pages.First(page => page.Type == "every block");
        await SayToEditorsAsync();
        var session = await SignInAsync();

        await Task.WhenAll(Enumerable.Range(0, WindowsAtOnce).Select(number => InAWindowAsync(session, bypassCsp: true, async window =>
        {
            if (number == 0)
            {
                await HearAsync(window);
                foreach (var view in Views.Concat(ReadByMachines)) await LookAsync(window, view);
            }
            while (pages.TryDequeue(out var page)) await TryAsync(page.Type, () => LookAtAllOfAsync(window, page.Type, page.Key));
        })));
        await InAWindowAsync(session, bypassCsp: false, async window =>
        {
            foreach (var view in Views.Concat(new[] { "/history", "/where-used", "/publish", "/close", "/move" }.Select(screen => $"/editor/content/{sampled.Key}{screen}"))) await LookAsync(window, view);
            await TryAsync(sampled.Type, () => LookAtAllOfAsync(window, sampled.Type, sampled.Key));
        });

        Assert.Empty(heard);
        Faults.None(faults);
    }

    /// <summary>Publishes a document of every type, and one page with every block, with the corpus in every field.</summary>
    private async Task<List<(string Type, Guid Key)>> WriteEverywhereAsync()
    {
        var every = new EveryField(site, words.For);
        using var publisher = await EditorClient.SignInAsync(site, Role.Administrator);
        List<(string, Guid)> pages = [];
        foreach (var type in every.DocumentTypes)
        {
            var key = IsOnlyOne(type) || await every.AboveAsync(type) is not { } above ? (await every.AnyOfAsync(type))!.Value : await AddAsync(publisher, above, type);
            var screen = await EditScreen.OpenAsync(publisher, key);
            Fill(screen, every.Write(type));
            await PublishAsync(screen, type.Alias);
            pages.Add((type.Alias, key));
        }
        var host = every.Model.Get("informationPage");
        var hostKey = await AddAsync(publisher, (await every.AboveAsync(host))!.Value, host);
        var blocks = await EditScreen.OpenAsync(publisher, hostKey);
        Fill(blocks, host.PropertyList.Where(property => property.Mandatory).Select(property => every.Write(property, "")));
        foreach (var (i, block) in every.BlocksOf(host.Properties["content"]).Index())
        {
            blocks.Set($"v.content[{i}].$type", block.Alias).Set($"v.content[{i}].$key", Guid.NewGuid().ToString());
            Fill(blocks, every.Write(block, $"content[{i}]."));
        }
        await PublishAsync(blocks, "every block");
        pages.Add(("every block", hostKey));
        return pages;
    }

    private bool IsOnlyOne(ContentType type) => site.Site.ContentsOfType(type.Alias).Count() == 1;

    private async Task<Guid> AddAsync(EditorClient publisher, Guid above, ContentType type)
    {
        var answer = await publisher.SendAsync($"/editor/content/new?under={above}", new() { ["name"] = $"Zz {++added} {words.Next(120)}", ["type"] = type.Alias });
        return Guid.Parse(answer.Header("Location")!.Split('/', '?')[3]);
    }

    private void Fill(EditScreen screen, IEnumerable<Written> properties)
    {
        foreach (var written in properties)
        {
            if (written.Property.DataType.EditorAlias is "Umbraco.BlockList" or "FamilyHubs.NamedDays") screen.WithoutThose(FieldName.Of(written.Place) + "[");
            foreach (var (name, values) in written.Fields) screen.Set(name, values);
            if (written.Property.Alias == "startsAt") screen.Set(FieldName.Of(written.Place) + ".day", "2026-01-01"); // An alert that is shown now.
        }
        screen.Set("note", words.Next(150));
    }

    private async Task PublishAsync(EditScreen screen, string what)
    {
        var answer = await screen.PressAsync("publish");
        if (answer.Header("Location")?.EndsWith("done=published", StringComparison.Ordinal) != true) faults.Add($"{what} was not published: {string.Join("; ", answer.ListOf(".govuk-error-summary li"))}");
    }

    /// <summary>What strangers say is read in the editor.</summary>
    private async Task SayToEditorsAsync()
    {
        using var visitor = EditorClient.Anonymous(site);
        const string Useful = "/useful?page=/help/baby-sleep/safer-sleep&answer=no";
        await visitor.SendAsync(Useful, new() { ["words"] = words.Next(400) }, "/useful?handler=Comment");
        for (var i = 0; i < 12; i++) await visitor.ReadAsync($"/search?q={Uri.EscapeDataString(words.Next(80))}");
    }

    private async Task<string> SignInAsync()
    {
        await using var window = await Visitor.ComeAsync(site);
        await window.SignInAsync(Role.Administrator);
        return await window.Page.Context.StorageStateAsync();
    }

    private async Task InAWindowAsync(string session, bool bypassCsp, Func<Visitor, Task> look)
    {
        await using var window = await Visitor.ComeAsync(site, set: options => (options.BypassCSP, options.StorageState) = (bypassCsp, session));
        await window.Page.Context.ExposeFunctionAsync("heard", (string what) => heard.Add(what));
        await window.Page.Context.AddInitScriptAsync(Listen);
        await look(window);
        foreach (var trouble in window.Troubles.Where(trouble => !trouble.Contains("does not conform to the required format", StringComparison.Ordinal))) faults.Add(trouble);
    }

    /// <summary>So that silence means something: where a program does run, this test hears it.</summary>
    private async Task HearAsync(Visitor window)
    {
        await window.GoAsync("/");
        await window.Page.EvaluateAsync("() => { document.body.insertAdjacentHTML('beforeend', '<img src=/assets/none onerror=alert(1)>'); }");
        await window.Page.WaitForFunctionAsync("() => true");
        for (var i = 0; i < 50 && heard.IsEmpty; i++) await Task.Delay(20);
        Assert.Equal("alert 1 at /", Assert.Single(heard));
        heard.Clear();
        window.Troubles.Clear();
    }

    private async Task LookAtAllOfAsync(Visitor window, string type, Guid key)
    {
        string[] payloads;
        lock (words) payloads = [.. Enumerable.Range(0, 60).Select(_ => words.Next(300))];
        if (site.Site.Find(key) is { HasPage: true } page)
        {
            await LookAsync(window, page.Path);
            await LookAsync(window, $"/editor/preview{page.Path}");
        }
        await LookAsync(window, $"/editor/content/{key}/compare");
        await LookAsync(window, $"/editor/content/{key}");
        if (await window.Page.Locator("#kept-offer").CountAsync() > 0) await LookAsync(window, $"/editor/content/{key}?carry=on");
        var before = window.Troubles.Count;
        await window.Page.EvaluateAsync(WriteAnything, payloads);
        var stopped = window.Troubles.Skip(before).Where(trouble => trouble.Contains("Content Security Policy", StringComparison.Ordinal)).ToList();
        foreach (var trouble in stopped) window.Troubles.Remove(trouble); // What is pasted is read in a document of its own, where nothing runs: the browser tells what the policy would have stopped there.
        await window.Page.EvaluateAsync("() => { document.body.dataset.before = 'yes'; }");
        await window.Page.Locator("button[name=do][value=publish]").ClickAsync();
        await window.Page.WaitForFunctionAsync("() => !document.body.dataset.before && document.readyState === 'complete'");
        if (await window.Page.Locator(".govuk-error-summary").CountAsync() == 0) faults.Add($"{type}: nothing was refused");
        await LookAsync(window, null);
    }

    private async Task TryAsync(string what, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception fault) when (fault is TimeoutException or PlaywrightException)
        {
            faults.Add($"{what}: {fault.Message}");
        }
    }

    /// <param name="window">Whose it is.</param>
    /// <param name="path">Where to go first; null to look at what is there.</param>
    private async Task LookAsync(Visitor window, string? path)
    {
        if (path is not null) await window.GoAsync(path);
        foreach (var found in await window.Page.EvaluateAsync<string[]>(Look)) faults.Add($"{window.Path}: {found}");
    }
}
