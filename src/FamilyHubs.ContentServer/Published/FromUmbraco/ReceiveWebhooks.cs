using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// <c>POST /webhooks/umbraco</c>. A webhook is not believed: the id alone is taken from it, and what it is about is asked for.
/// Umbraco signs nothing, so whoever knows the secret of the header may send one.
/// </summary>
internal static class ReceiveWebhooks
{
    public const string Path = "/webhooks/umbraco";

    public const string SecretHeader = "Webhook-Secret";

    public const string EventHeader = "Umb-Webhook-Event";

    private const int LongestBody = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Events of which the document itself says nothing new.</summary>
    private static readonly string[] WholeEvents = ["Umbraco.ContentSorted", "Umbraco.ContentMoved"];

    public static void Map(IEndpointRouteBuilder routes, UmbracoSource source, string secret)
    {
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        routes.MapPost(Path, async (HttpContext http) =>
        {
            var given = SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers[SecretHeader].ToString()));
            if (!CryptographicOperations.FixedTimeEquals(expected, given)) return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The secret is not right");
            if (await ReadAsync(http) is not { } body) return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The body is no JSON");
            var keys = WholeEvents.Contains(http.Request.Headers[EventHeader].ToString()) ? [] : KeysIn(body).ToList();
            foreach (var key in keys) source.Tell(key);
            if (keys.Count == 0) source.Tell(null);
            return Results.Accepted();
        });
    }

    private static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LongestBody;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, documentOptions: Strict, cancellationToken: patience.Token);
        }
        catch (Exception fault) when (fault is JsonException or BadHttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>One object, or several in a list; Umbraco 13 began names with a capital letter.</summary>
    private static IEnumerable<Guid> KeysIn(JsonNode body) => (body is JsonArray list ? list : [body.DeepClone()]).OfType<JsonObject>()
        .SelectMany(item => item.Where(pair => pair.Key is "id" or "Id")).Select(pair => pair.Value.Key()).OfType<Guid>();
}
