using System.Net;
using System.Security.Cryptography;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

/// <summary>Each test has a site of its own: guesses are counted by address, and the clock is moved.</summary>
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private readonly SeededSite site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task An_unknown_account_gets_the_answer_of_a_wrong_password()
    {
        var known = await site.AddAccountAsync(Role.Editor);
        using var somebody = EditorClient.Anonymous(site);
        var wrong = await TryAsync(somebody, known, "not the password");
        var unknown = await TryAsync(somebody, "nobody@example.org", "not the password");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal(wrong.Words(".govuk-error-summary"), unknown.Words(".govuk-error-summary"));
        Assert.Equal(known, wrong.Document.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Null(wrong.Document.QuerySelector("#Password")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", wrong.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_a_disabled_and_a_known_account_cost_the_same_work()
    {
        var known = await site.AddAccountAsync(Role.Editor);
        var invited = await site.AddAccountAsync(Role.Editor);
        await WithAccountAsync(invited, account => account.PasswordHash = null);
        var disabled = await site.AddAccountAsync(Role.Editor);
        await WithAccountAsync(disabled, account => account.IsDisabled = true);
        CountedHasher hasher = new();
        foreach (var email in new[] { known, invited, disabled, "nobody@example.org" })
        {
            hasher.Checked = 0;
            await using var scope = site.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<UserManager<Account>>().PasswordHasher = hasher;
            Assert.False((await scope.ServiceProvider.GetRequiredService<AccountSignIn>().WithPasswordAsync(email, "not the password")).Succeeded);
            Assert.Equal(1, hasher.Checked);
        }
    }

    [Fact]
    public async Task A_link_in_mail_starts_with_the_configured_address_whatever_the_request_says()
    {
        var known = await site.AddAccountAsync(Role.Editor);
        using var somebody = EditorClient.Anonymous(site);
        somebody.Host = "evil.example";
        await somebody.SendAsync("/editor/forgotten", new() { ["Email"] = known });
        var letter = Assert.Single(await site.Get<Outbox>().ReadAsync(), letter => letter.To == known);
        Assert.Contains($"{SeededSite.Url}/editor/join/", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_wrong_guesses_the_right_password_has_to_wait()
    {
        var known = await site.AddAccountAsync(Role.Editor);
        using var somebody = EditorClient.Anonymous(site);
        for (var guess = 0; guess < GuessLimit.Most; guess++) Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(somebody, known, $"wrong guess {guess}")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(somebody, known, EditorClient.Password)).Status);
        site.Clock.Now += GuessLimit.Window;
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(somebody, known, EditorClient.Password)).Status);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_only_and_scripts_never_see_it()
    {
        using var somebody = EditorClient.Anonymous(site);
        var answer = await TryAsync(somebody, await site.AddAccountAsync(Role.Editor), EditorClient.Password);
        var cookie = Assert.Single(answer.Answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-editor=", StringComparison.Ordinal));
        Assert.All(new[] { "; path=/", "; secure", "; httponly", "; samesite=lax" }, part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task After_signing_in_one_is_where_one_wanted_to_go_and_never_elsewhere()
    {
        var known = await site.AddAccountAsync(Role.Editor);
        foreach (var (asked, reached) in new[] { ("/editor/account", "/editor/account"), ("https://evil.example/", "/editor"), ("//evil.example/editor/", "/editor") })
        {
            using var somebody = EditorClient.Anonymous(site);
            var answer = await somebody.SendAsync($"/editor/sign-in?returnUrl={Uri.EscapeDataString(asked)}", new() { ["Email"] = known, ["Password"] = EditorClient.Password });
            Assert.Equal(reached, answer.Answer.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_request()
    {
        using var person = await EditorClient.SignInAsync(site, Role.Editor);
        site.Clock.Now += TimeSpan.FromMinutes(29);
        Assert.Equal(HttpStatusCode.OK, (await person.ReadAsync("/editor")).Status);
        site.Clock.Now += TimeSpan.FromMinutes(29);
        Assert.Equal(HttpStatusCode.OK, (await person.ReadAsync("/editor/session")).Status);
        site.Clock.Now += TimeSpan.FromMinutes(30);
        Assert.Equal(HttpStatusCode.Redirect, (await person.ReadAsync("/editor")).Status);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_is_done()
    {
        using var person = await EditorClient.SignInAsync(site, Role.Editor);
        for (var half = 0; half < 28; half++)
        {
            site.Clock.Now += TimeSpan.FromMinutes(25);
            Assert.Equal(HttpStatusCode.OK, (await person.ReadAsync("/editor/session")).Status);
        }
        site.Clock.Now += TimeSpan.FromMinutes(25);
        Assert.Equal(HttpStatusCode.Redirect, (await person.ReadAsync("/editor")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_a_copy_of_the_cookie_too()
    {
        using var person = EditorClient.Anonymous(site);
        var answer = await TryAsync(person, await site.AddAccountAsync(Role.Editor), EditorClient.Password);
        var cookie = answer.Answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-editor=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(cookie));
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync("/editor", [], "/editor/sign-out")).Status);
        Assert.Equal(HttpStatusCode.Redirect, await WithCookieAsync(cookie));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_goes_on_here()
    {
        using var here = await EditorClient.SignInAsync(site, Role.Editor);
        using var there = EditorClient.Anonymous(site);
        await TryAsync(there, here.Email, EditorClient.Password);
        Assert.Equal(HttpStatusCode.OK, (await there.ReadAsync("/editor")).Status);
        var common = await here.SendAsync("/editor/account/password", new() { ["Current"] = EditorClient.Password, ["New"] = "password1" });
        Assert.Contains("most common", common.Words("#New-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await here.SendAsync("/editor/account/password", new() { ["Current"] = EditorClient.Password, ["New"] = "another teapot 48" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.ReadAsync("/editor")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.ReadAsync("/editor")).Status);
    }

    [Fact]
    public async Task One_session_can_be_ended_from_another()
    {
        using var here = await EditorClient.SignInAsync(site, Role.Editor);
        using var there = EditorClient.Anonymous(site);
        await TryAsync(there, here.Email, EditorClient.Password);
        using var stranger = await EditorClient.SignInAsync(site, Role.Editor);
        const string End = "/editor/account?handler=EndSession";
        await stranger.ForceAsync(End, new() { ["session"] = (await here.ReadAsync("/editor/account")).Document.QuerySelector($"form[action='{End}'] [name=session]")!.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.OK, (await there.ReadAsync("/editor")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await here.SendAsync("/editor/account", [], End)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.ReadAsync("/editor")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.ReadAsync("/editor")).Status);
    }

    [Fact]
    public async Task With_codes_on_a_password_alone_is_not_enough_and_a_code_counts_once()
    {
        using var person = await EditorClient.SignInAsync(site, Role.Editor);
        var key = (await person.ReadAsync("/editor/account/code")).Words("strong.editor-codes").Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SendAsync("/editor/account/code", new() { ["Code"] = "000000" })).Status);
        var kept = await person.SendAsync("/editor/account/code", new() { ["Code"] = Totp(key, -1) });
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        var recovery = kept.ListOf("ul.editor-codes li");
        Assert.Equal(10, recovery.Count);

        using var again = EditorClient.Anonymous(site);
        var answer = await TryAsync(again, person.Email, EditorClient.Password);
        Assert.StartsWith("/editor/sign-in/code", answer.Answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await again.ReadAsync("/editor")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await again.SendAsync("/editor/sign-in/code", new() { ["Code"] = Totp(key, -1) })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SendAsync("/editor/sign-in/code", new() { ["Code"] = Totp(key, 0) })).Status);
        Assert.Equal(HttpStatusCode.OK, (await again.ReadAsync("/editor")).Status);

        foreach (var status in new[] { HttpStatusCode.Redirect, HttpStatusCode.BadRequest })
        {
            using var lost = EditorClient.Anonymous(site);
            await TryAsync(lost, person.Email, EditorClient.Password);
            Assert.Equal(status, (await lost.SendAsync("/editor/sign-in/code", new() { ["Code"] = recovery[0] })).Status);
        }
    }

    [Fact]
    public async Task A_visitor_gets_no_cookie_and_a_site_without_the_editor_has_nothing_there()
    {
        foreach (var path in new[] { "/", "/hubs", "/search?q=sleep", "/no-such-page", "/health/live" }) Assert.Null((await site.ReadAsync(path)).Header("Set-Cookie"));
        using var closed = site.WithWebHostBuilder(builder => builder.UseSetting("Editor:Enabled", "false").UseSetting("DataDirectory", SeededData.Copy()));
        using var http = closed.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { BaseAddress = new Uri(SeededSite.Url), AllowAutoRedirect = false });
        foreach (var path in new[] { "/editor", "/editor/sign-in", "/editor/people", "/editor/session" })
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    private static Task<HtmlPage> TryAsync(EditorClient client, string email, string password) =>
        client.SendAsync("/editor/sign-in", new() { ["Email"] = email, ["Password"] = password });

    private async Task<HttpStatusCode> WithCookieAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/editor", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        return (await site.Http.SendAsync(request)).StatusCode;
    }

    private async Task WithAccountAsync(string email, Action<Account> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByEmailAsync(email))!;
        change(account);
        await accounts.UpdateAsync(account);
    }

    /// <summary>Counts how often a password is compared with a hash: nearly all the work of signing in.</summary>
    private sealed class CountedHasher : PasswordHasher<Account>
    {
        public int Checked { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Checked++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    /// <summary>RFC 6238 by the real clock, which Identity asks too.</summary>
    internal static string Totp(string base32, int steps)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + steps);
        Array.Reverse(counter);
#pragma warning disable CA5350 // What authenticator apps use.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = ((hash[at] & 0x7f) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3]) % 1_000_000;
        return number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
