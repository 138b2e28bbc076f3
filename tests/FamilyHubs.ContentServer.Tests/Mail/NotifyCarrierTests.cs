using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Mail;

/// <summary>A server of ours stands in the place of GOV.UK Notify and checks what its documentation asks for.</summary>
public sealed class NotifyCarrierTests : IAsyncLifetime
{
    public const string Secret = "99999999-8888-4777-a666-555555555555";
    private const string Service = "11111111-2222-4333-8444-555555555555";

    private static readonly Guid Template = Guid.Parse("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    private static readonly Letter Letter = new("zoë@example.org", "For approval:\nZoë", "Hello\n\n\"((body))\"") { Name = "20261122-120000-000-0123456789abcdef.json", Tries = 1 };

    private static readonly HttpClient Http = new();

    private readonly FakeClock clock = new();
    private readonly ConcurrentQueue<JsonElement> taken = [];
    private WebApplication notify = null!;
    private (int Status, string Body) answer = (201, """{"id":"740e5834-3a29-46b4-9a6f-16142fde533a"}""");

    public static NotifyOptions Options(Uri url) => new() { Url = url, ApiKey = $"hubs-{Service}-{Secret}", TemplateId = Template };

    [Fact]
    public async Task A_letter_is_taken_with_its_subject_and_text_as_personalisation()
    {
        Assert.Null(await Carrier.TakeAsync(Letter, default));
        var body = Assert.Single(taken);
        Assert.Equal("zoë@example.org", body.GetProperty("email_address").GetString());
        Assert.Equal($"{Template}", body.GetProperty("template_id").GetString());
        Assert.Equal("For approval:Zoë", body.GetProperty("personalisation").GetProperty("subject").GetString());
        Assert.Equal(Letter.Text, body.GetProperty("personalisation").GetProperty("body").GetString());
        Assert.Equal("20261122-120000-000-0123456789abcdef", body.GetProperty("reference").GetString());
    }

    [Fact]
    public async Task What_was_taken_at_a_try_whose_answer_was_lost_is_not_sent_again()
    {
        Assert.Null(await Carrier.TakeAsync(Letter, default));
        Assert.Null(await Carrier.TakeAsync(Letter with { Tries = 2 }, default));
        Assert.Null(await Carrier.TakeAsync(Letter with { Name = "another.json", Tries = 2 }, default));
        Assert.Equal(["20261122-120000-000-0123456789abcdef", "another"], taken.Select(body => body.GetProperty("reference").GetString()));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(403, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    public async Task Its_reason_is_told_and_only_a_bad_request_is_final(int status, bool isFinal)
    {
        answer = (status, """{"errors":[{"error":"BadRequestError","message":"Can't send\nto this recipient"}],"status_code":400}""");
        Assert.Equal(new MailFault($"GOV.UK Notify answered {status}: Can't sendto this recipient", isFinal), await Carrier.TakeAsync(Letter, default));
        answer = (status, "<html>");
        Assert.DoesNotContain(Secret, (await Carrier.TakeAsync(Letter, default))!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_taken_with_a_wrong_key_or_when_nobody_is_there()
    {
        var wrong = Options(new Uri(notify.Urls.First() + "/")) with { ApiKey = $"hubs-{Service}-{Service}" };
        Assert.StartsWith("GOV.UK Notify answered 403", (await new NotifyCarrier(wrong, Http, clock).TakeAsync(Letter, default))!.Reason, StringComparison.Ordinal);
        var carrier = Carrier;
        await notify.StopAsync();
        Assert.Equal(new MailFault("GOV.UK Notify could not be reached: ConnectionError"), await carrier.TakeAsync(Letter, default));
        Assert.Empty(taken);
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        notify = builder.Build();
        notify.Use((http, next) => IsSigned(http.Request) ? next(http) : Refuse(http, 403));
        notify.MapPost("/v2/notifications/email", async (HttpContext http) =>
        {
            if (answer.Status == 201) taken.Enqueue((await JsonDocument.ParseAsync(http.Request.Body)).RootElement);
            http.Response.StatusCode = answer.Status;
            await http.Response.WriteAsync(answer.Body);
        });
        notify.MapGet("/v2/notifications", (string reference) => Results.Json(new { notifications = taken.Where(body => body.GetProperty("reference").GetString() == reference) }));
        await notify.StartAsync();
    }

    public async Task DisposeAsync() => await notify.DisposeAsync();

    private NotifyCarrier Carrier => new(Options(new Uri(notify.Urls.First() + "/")), Http, clock);

    private static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>The token is HS256 with the secret, names the service, and is no older than 30 seconds.</summary>
    private bool IsSigned(HttpRequest request)
    {
        var parts = request.Headers.Authorization.ToString()["Bearer ".Length..].Split('.');
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])) == """{"typ":"JWT","alg":"HS256"}"""
            && claims.RootElement.GetProperty("iss").GetString() == Service && claims.RootElement.GetProperty("iat").GetInt64() == clock.Now.ToUnixTimeSeconds()
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}")), Base64Url.DecodeFromChars(parts[2]));
    }
}
