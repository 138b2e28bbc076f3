using System.Collections.Concurrent;
using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

public sealed class KeysAndWebhooksTests(EditorSite site) : IClassFixture<EditorSite>
{
    private const string Keys = "/editor/site/keys";
    private const string Hooks = "/editor/site/webhooks";
    private const string Drafts = "/umbraco/delivery/api/v2/content/item/about";

    private EditorClient Administrator => site.People[Role.Administrator];

    [Fact]
    public async Task A_key_is_shown_once_opens_drafts_and_opens_nothing_once_it_is_revoked()
    {
        var made = await Administrator.SendAsync(Keys, new() { ["Name"] = "The app of Zoë <b>" }, Keys);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var key = made.Words(".editor-codes");
        Assert.StartsWith("fhw_", key, StringComparison.Ordinal);
        var list = await Administrator.ReadAsync(Keys);
        Assert.DoesNotContain(key, list.Html, StringComparison.Ordinal);
        Assert.Contains("never used", Entry(list), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await DraftAsync("fhw_guessed"));
        Assert.Equal(HttpStatusCode.Unauthorized, await DraftAsync(key.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.OK, await DraftAsync(key));
        list = await Administrator.ReadAsync(Keys);
        Assert.Contains("last used on", Entry(list), StringComparison.Ordinal);

        var id = list.All(".editor-entry").Single(entry => entry.TextContent.Contains("Zoë", StringComparison.Ordinal)).QuerySelector("[name=id]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Administrator.ForceAsync($"{Keys}?handler=Revoke", new() { ["id"] = id })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await DraftAsync(key));
        var audit = (await Administrator.ReadAsync("/editor/site/audit")).Main.TextContent;
        Assert.Contains("make API key (The app of Zoë <b>)", audit, StringComparison.Ordinal);
        Assert.Contains("revoke API key (The app of Zoë <b>)", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(key, await WholeDatabaseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_needs_a_name()
    {
        var again = await Administrator.SendAsync(Keys, new() { ["Name"] = " " }, Keys);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Empty(again.All(".editor-codes"));
    }

    [Fact]
    public async Task A_webhook_that_fails_is_told_again_and_the_log_says_why_until_it_arrives()
    {
        ConcurrentQueue<(string Event, string Secret, string Body)> heard = [];
        var status = HttpStatusCode.InternalServerError;
        await using var receiver = await ReceiverAsync(heard, () => status);
        var address = $"{receiver.Urls.First()}/hook";
        Assert.Equal(HttpStatusCode.Redirect, (await Administrator.SendAsync(Hooks, new() { ["Address"] = address, ["Secret"] = "the receiver's secret" }, Hooks)).Status);
        Assert.Contains("told already", (await Administrator.SendAsync(Hooks, new() { ["Address"] = address }, Hooks)).Words("#Address-error"), StringComparison.Ordinal);

        var page = await site.DocumentAsync("/about");
        await site.Get<DocumentStore>().PublishAsync(page.Key, page.Revision, "a test");
        await UntilAsync(async () => (await Administrator.ReadAsync(Hooks)).Main.TextContent.Contains("It answered 500", StringComparison.Ordinal));
        Assert.DoesNotContain("the receiver's secret", (await Administrator.ReadAsync(Hooks)).Html, StringComparison.Ordinal);

        status = HttpStatusCode.OK;
        var entry = (await Administrator.ReadAsync(Hooks)).All(".editor-entry").First(entry => entry.TextContent.Contains("It answered 500", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await Administrator.ForceAsync($"{Hooks}?handler=Retry", new() { ["id"] = entry.QuerySelector("[name=id]")!.GetAttribute("value")! })).Status);
        await UntilAsync(async () => (await Administrator.ReadAsync(Hooks)).Main.TextContent.Contains("arrived", StringComparison.Ordinal));
        Assert.All(heard, one => Assert.Equal(("Umbraco.ContentPublish", "the receiver's secret", $"{{\"id\":\"{page.Key}\"}}"), one));

        var id = (await Administrator.ReadAsync(Hooks)).Document.QuerySelector("form[action$='handler=Remove'] [name=id]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Administrator.ForceAsync($"{Hooks}?handler=Remove", new() { ["id"] = id })).Status);
        var before = heard.Count;
        page = await site.DocumentAsync("/about");
        await site.Get<DocumentStore>().PublishAsync(page.Key, page.Revision, "a test");
        await using var database = site.Get<ContentStorage>().CreateDbContext();
        Assert.False(await database.Deliveries.AnyAsync(delivery => delivery.NextUtc != null));
        Assert.Equal(before, heard.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hook")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://name:word@example.org/")]
    public async Task A_webhook_needs_an_address(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Administrator.SendAsync(Hooks, new() { ["Address"] = address }, Hooks)).Status);

    private static string Entry(HtmlPage list) => list.All(".editor-entry").Single(entry => entry.TextContent.Contains("Zoë", StringComparison.Ordinal)).TextContent;

    private async Task<HttpStatusCode> DraftAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Drafts, UriKind.Relative));
        request.Headers.Add("Api-Key", key);
        request.Headers.Add("Preview", "true");
        return (await site.Http.SendAsync(request)).StatusCode;
    }

    private async Task<string> WholeDatabaseAsync()
    {
        await using var database = site.Get<ContentStorage>().CreateDbContext();
        return string.Join('\n', (await database.ApiKeys.ToListAsync()).Select(key => $"{key.Hash} {key.Start}")) + string.Join('\n', (await database.Audit.ToListAsync()).Select(entry => entry.Detail));
    }

    private static async Task<WebApplication> ReceiverAsync(ConcurrentQueue<(string, string, string)> heard, Func<HttpStatusCode> status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = builder.Build();
        receiver.MapPost("/hook", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            heard.Enqueue((http.Request.Headers["Umb-Webhook-Event"].ToString(), http.Request.Headers["Webhook-Secret"].ToString(), await reader.ReadToEndAsync()));
            http.Response.StatusCode = (int)status();
        });
        await receiver.StartAsync();
        return receiver;
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
}
