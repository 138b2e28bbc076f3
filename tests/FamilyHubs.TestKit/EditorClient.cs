using System.Net;
using AngleSharp.Html.Dom;
using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.TestKit;

/// <summary>Somebody with a role who uses the editor over HTTP: keeps cookies, and fills in forms as a browser would.</summary>
public sealed class EditorClient : IDisposable
{
    public const string Password = "marmalade teapot 47";

    private readonly HttpClient http;

    /// <summary>Of the account that was made; empty where nobody signed in.</summary>
    public string Email { get; private init; } = "";

    private EditorClient(SeededSite site) => http = site.Http.BaseAddress!.Scheme == Uri.UriSchemeHttps
        ? site.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = site.Http.BaseAddress, AllowAutoRedirect = false, HandleCookies = true })
        : new HttpClient(new CookiesOfThisMachine()) { BaseAddress = site.Http.BaseAddress };

    /// <summary>A browser in which nobody has signed in.</summary>
    public static EditorClient Anonymous(SeededSite site) => new(site);

    /// <summary>Makes an account with this role and signs in with it through the page.</summary>
    public static async Task<EditorClient> SignInAsync(SeededSite site, string role, params Guid[] sections) => await SignInAsAsync(site, await site.AddAccountAsync(role, sections));

    /// <summary>Signs in with an account that there is, in a browser of its own.</summary>
    public static async Task<EditorClient> SignInAsAsync(SeededSite site, string email)
    {
        var client = new EditorClient(site) { Email = email };
        var answer = await client.SendAsync("/editor/sign-in", new() { ["Email"] = email, ["Password"] = Password });
        return answer.Status == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"{email} could not sign in: {answer.Status} {answer.Html}");
    }

    /// <summary>What the requests say the site is called, when they lie.</summary>
    public string? Host { set => http.DefaultRequestHeaders.Host = value; }

    public async Task<HtmlPage> ReadAsync(string path) => await HtmlPage.FromAsync(path, await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Opens a page and sends files with one of its forms: the one of a handler, or the one without.</summary>
    public async Task<HtmlPage> UploadAsync(string path, string handler, Dictionary<string, string> fields, params (string Field, string Name, byte[] Bytes)[] files)
    {
        var token = (await ReadAsync(path)).All("input[name=__RequestVerificationToken]").OfType<IHtmlInputElement>().First();
        using var content = new MultipartFormDataContent { { new StringContent(token.Value), token.Name! } };
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files) content.Add(new ByteArrayContent(bytes), field, name);
        var target = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        return await HtmlPage.FromAsync(target, await http.PostAsync(new Uri(target, UriKind.Relative), content));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request);

    /// <summary>Opens a page, changes fields of its form, and sends it. The form is the one that goes to <paramref name="action"/>, or the one in the main part.</summary>
    public async Task<HtmlPage> SendAsync(string path, Dictionary<string, string> fields, string? action = null)
    {
        var page = await ReadAsync(path);
        var form = page.All(action is null ? "main form[method=post]" : $"form[action='{action}']").OfType<IHtmlFormElement>().First();
        List<KeyValuePair<string, string>> sent = [];
        foreach (var field in form.Elements)
        {
            var (name, value) = field switch
            {
                IHtmlInputElement { Type: "submit" or "button" or "file" } => (null, ""),
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (null, ""),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement text => (text.Name, text.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (name is { Length: > 0 } && !fields.ContainsKey(name)) sent.Add(new(name, value));
        }
        using var content = new FormUrlEncodedContent(sent.Concat(fields));
        var target = form.GetAttribute("action") is { Length: > 0 } given ? given : path;
        return await HtmlPage.FromAsync(target, await http.PostAsync(new Uri(target, UriKind.Relative), content));
    }

    /// <summary>Sends a form without what proves that it came from our own page.</summary>
    public async Task<HtmlPage> ForgeAsync(string path)
    {
        using var content = new FormUrlEncodedContent([]);
        return await HtmlPage.FromAsync(path, await http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>Sends what no page offers this person, with the proof that it came from our own pages.</summary>
    public async Task<HtmlPage> ForceAsync(string path, Dictionary<string, string> fields)
    {
        const string Proof = "__RequestVerificationToken";
        var proof = (await ReadAsync("/editor")).Document.QuerySelector($"form[action='/editor/sign-out'] [name={Proof}]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields.Append(new(Proof, proof)));
        return await HtmlPage.FromAsync(path, await http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public void Dispose() => http.Dispose();
}

/// <summary>Sends cookies that are for safe connections to this machine without one, as browsers do.</summary>
internal sealed class CookiesOfThisMachine() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Dictionary<string, string> cookies = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var named = set.Split(';')[0].Split('=', 2);
            cookies[named[0]] = named[1];
        }
        return answer;
    }
}

/// <summary>Accounts for tests, past the pages that make them.</summary>
public static class TestAccounts
{
    /// <returns>The e-mail address of the new account; its password is <see cref="EditorClient.Password"/>.</returns>
    public static async Task<string> AddAccountAsync(this SeededSite site, string role, params Guid[] sections)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var email = $"{role}-{Guid.NewGuid():N}@example.org";
        var account = new Account { UserName = email, Email = email, Name = $"Test {role}", Role = role, Sections = [.. sections], CreatedUtc = site.Clock.Now.UtcDateTime };
        var made = await accounts.CreateAsync(account, EditorClient.Password);
        return made.Succeeded ? email : throw new InvalidOperationException(made.ToString());
    }

    public static async Task<Guid> AccountIdAsync(this SeededSite site, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))!.Id;
    }
}
