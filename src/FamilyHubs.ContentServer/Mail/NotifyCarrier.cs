using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FamilyHubs.ContentServer.Mail;

/// <summary>Gives letters to GOV.UK Notify, by its REST API; its own client cannot be restored here.</summary>
internal sealed class NotifyCarrier(NotifyOptions notify, HttpClient http, TimeProvider clock) : IMailCarrier
{
    private const string Emails = "v2/notifications/email";

    public async Task<MailFault?> TakeAsync(Letter letter, CancellationToken cancellation)
    {
        try
        {
            if (letter.Tries > 1 && await HasAsync(letter, cancellation)) return null;
            using var answer = await SendAsync(HttpMethod.Post, Emails, JsonContent.Create(new
            {
                email_address = letter.To,
                template_id = notify.TemplateId,
                personalisation = new { subject = OneLine.Of(letter.Subject), body = letter.Text },
                reference = Reference(letter),
            }), cancellation);
            return answer.IsSuccessStatusCode ? null : new MailFault($"GOV.UK Notify answered {(int)answer.StatusCode}: {await ReasonAsync(answer, cancellation)}", IsFinal: answer.StatusCode == HttpStatusCode.BadRequest);
        }
        catch (HttpRequestException fault)
        {
            return new MailFault($"GOV.UK Notify could not be reached: {fault.HttpRequestError}");
        }
    }

    /// <summary>Whether Notify took it at an earlier try of which the answer did not arrive.</summary>
    private async Task<bool> HasAsync(Letter letter, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"v2/notifications?reference={Reference(letter)}", null, cancellation);
        if (!answer.IsSuccessStatusCode) return false;
        using var known = await answer.Content.ReadFromJsonAsync<JsonDocument>(cancellation);
        return known!.RootElement.TryGetProperty("notifications", out var found) && found.GetArrayLength() > 0;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(notify.Url, path)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        return await http.SendAsync(request, cancellation);
    }

    /// <summary>A JSON web token that says which service asks and when; Notify takes it for 30 seconds.</summary>
    private string Token()
    {
        var said = $"{Coded("""{"typ":"JWT","alg":"HS256"}""")}.{Coded($$"""{"iss":"{{notify.Service}}","iat":{{clock.GetUtcNow().ToUnixTimeSeconds()}}}""")}";
        return $"{said}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(notify.Secret), Encoding.UTF8.GetBytes(said)))}";
    }

    private static string Coded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Reference(Letter letter) => Path.GetFileNameWithoutExtension(letter.Name);

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            using var said = await answer.Content.ReadFromJsonAsync<JsonDocument>(cancellation);
            return OneLine.Of(said!.RootElement.GetProperty("errors")[0].GetProperty("message").GetString()!);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return answer.ReasonPhrase ?? "no reason";
        }
    }
}
