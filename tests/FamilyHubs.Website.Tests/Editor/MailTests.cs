using System.Net;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

/// <summary>A site whose mail leaves by a mail server.</summary>
public sealed class MailTests(MailTests.SiteWithMail site) : IClassFixture<MailTests.SiteWithMail>
{
    private const string Outbox = "/editor/site/outbox";

    [Fact]
    public async Task An_invitation_arrives_and_what_could_not_be_sent_is_to_be_seen_to_and_is_sent_again()
    {
        using var administrator = await EditorClient.SignInAsync(site, Role.Administrator);
        site.Receiver.ToReceiver = to => to.StartsWith("typo", StringComparison.Ordinal) ? "550 <b>No such person</b>" : "250 Good";
        foreach (var email in new[] { "typo@example.org", "arrives@example.org" })
            Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync("/editor/people/invite", new() { ["Name"] = "Zoë", ["Email"] = email, ["Role"] = Role.Editor })).Status);
        await UntilAsync(async () => (await site.Get<Outbox>().ReadAsync()).All(letter => !letter.Waits));
        Assert.Contains("/editor/join/", Assert.Single(site.Receiver.Letters).Source.Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(("hubs", "a secret word"), Assert.Single(site.Receiver.SignedIn.Distinct()));

        var page = await administrator.ReadAsync(Outbox);
        var said = page.All(".govuk-details__summary").Select(line => HtmlPage.Plain(line.TextContent)).ToList();
        Assert.Contains(said, line => line.Contains("arrives@example.org: sent on", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("typo@example.org: given up after one try. The mail server refused the address", StringComparison.Ordinal) && line.Contains("<b>No such person</b>", StringComparison.Ordinal));
        Assert.Single(page.All(".editor-letter"), text => text.TextContent.Contains("/editor/join/", StringComparison.Ordinal)); // Of the one that did not leave.
        Assert.Contains("Mail: 1 could not be sent and were given up", (await administrator.ReadAsync("/editor/site/system")).Main.TextContent, StringComparison.Ordinal);

        site.Receiver.ToReceiver = _ => "250 Good";
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync(Outbox, [], Outbox)).Status);
        await UntilAsync(() => Task.FromResult(site.Receiver.Letters.Any(letter => letter.To == "typo@example.org")));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.ForceAsync(Outbox, new() { ["name"] = "../content.db" })).Status);
        foreach (var address in new[] { Outbox, "/editor/site/system" }) Assert.DoesNotContain("a secret word", (await administrator.ReadAsync(address)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logs.Lines, line => line.Contains("a secret word", StringComparison.Ordinal) || line.Contains("/editor/join/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mail:Smtp:Port", "587", "Mail:Smtp:Host is empty")]
    [InlineData("Mail:Smtp:Host", "localhost", "Mail:Smtp:From")]
    [InlineData("Mail:Smtp:Host=localhost;Mail:Smtp:From", "nobody", "Mail:Smtp:From")]
    [InlineData("Mail:Smtp:Host=localhost;Mail:Smtp:From=a@example.org;Mail:Smtp:Port", "0", "Mail:Smtp:Port")]
    [InlineData("Mail:Smtp:Host=localhost;Mail:Smtp:From=a@example.org;Mail:Smtp:Tls", "perhaps", "Mail:Smtp:Tls")]
    [InlineData("Mail:Smtp:Host=localhost;Mail:Smtp:From=a@example.org;Mail:Smtp:Password", "a secret word", "Mail:Smtp:User")]
    [InlineData("Mail:Smtp:Host=mail.example;Mail:Smtp:From=a@example.org;Mail:Smtp:Tls=false;Mail:Smtp:User=u;Mail:Smtp:Password", "a secret word", "in the clear")]
    [InlineData("Mail:Notify:ApiKey", "a secret word", "Mail:Notify:ApiKey")]
    [InlineData("Mail:Notify:TemplateId", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "Mail:Notify:ApiKey is empty")]
    [InlineData("Mail:Notify:ApiKey=k-11111111-2222-4333-8444-555555555555-99999999-8888-4777-a666-555555555555;Mail:Notify:TemplateId", "welcome", "Mail:Notify:TemplateId")]
    [InlineData("Mail:Notify:ApiKey=k-11111111-2222-4333-8444-555555555555-99999999-8888-4777-a666-555555555555;Mail:Notify:TemplateId=aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee;Mail:Notify:Url", "http://example.org", "Mail:Notify:Url")]
    [InlineData("Mail:Notify:ApiKey=k-11111111-2222-4333-8444-555555555555-99999999-8888-4777-a666-555555555555;Mail:Notify:TemplateId=aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee;Mail:Smtp:Host=localhost;Mail:Smtp:From", "a@example.org", "both set")]
    public void A_wrong_setting_is_named_and_no_secret_is_repeated(string name, string value, string said)
    {
        var given = $"Site:Url=https://hubs.example;DataDirectory={Path.GetTempPath()};{name}={value}".Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var fault = Assert.Throws<SettingsException>(() => WebsiteSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build()));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret word", fault.Message, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var round = 0; round < 200; round++)
        {
            if (await isSo()) return;
            await Task.Delay(50);
        }
        Assert.Fail("It did not come to be within ten seconds.");
    }

    public sealed class SiteWithMail : SeededSite, IAsyncLifetime
    {
        public MailServer Receiver { get; } = new();

        async Task IAsyncLifetime.DisposeAsync()
        {
            await StopAsync();
            await Receiver.DisposeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (name, value) in new[] { ("Host", "localhost"), ("Port", $"{Receiver.Port}"), ("Tls", "false"), ("From", "hubs@example.org"), ("User", "hubs"), ("Password", "a secret word") })
                builder.UseSetting($"Mail:Smtp:{name}", value);
        }
    }
}
