using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Primitives;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>Refuses what no browser sends to this site, with a page that helps a person who gets here by a broken link.</summary>
public sealed class OddRequests(RequestDelegate next)
{
    private const int LongestPath = 1_000;
    private const int LongestQuery = 2_000;

    /// <summary>A search that is far too long gets the search page, which says so.</summary>
    private const int LongestSearch = 60_000;

    /// <summary>The Delivery API may be asked for some hundred documents at once.</summary>
    private const int LongestListOfKeys = 24_000;
    private const int LongestHeaders = 16 * 1024;

    /// <summary>Forms that find something and change nothing: posted, so that what was typed is in no address and no history. And votes on pages.</summary>
    private static readonly string[] PostedTo = ["/hubs", "/whats-on", "/useful"];

    /// <summary>Lets somewhat more through than is accepted, so that the answer can be a page. Past this the server hangs up with a bare status.</summary>
    public static void Allow(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = 64 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
        server.Limits.MaxRequestHeaderCount = 100;
        server.Limits.MaxRequestBodySize = 64 * 1024;
    }

    public Task InvokeAsync(HttpContext http)
    {
        var isErrorPage = http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (isErrorPage || Refusal(http.Request) is not { } status) return next(http);
        if (status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = "GET, HEAD";
        if (IsDelivery(http.Request)) return Results.Problem(statusCode: status).ExecuteAsync(http);
        http.Response.StatusCode = status;
        if (status != StatusCodes.Status405MethodNotAllowed) return Task.CompletedTask;
        http.Request.Method = HttpMethods.Get; // The page that says so is one to look at.
        return Task.CompletedTask;
    }

    private static int? Refusal(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (!IsTaken(request, path)) return StatusCodes.Status405MethodNotAllowed;
        if (path.Length > LongestPath || request.QueryString.Value?.Length > LongestQueryOf(request)) return StatusCodes.Status414UriTooLong;
        if (request.Headers.Sum(Length) > LongestHeaders) return StatusCodes.Status431RequestHeaderFieldsTooLarge;
        return path.Any(IsOdd) ? StatusCodes.Status400BadRequest : null;
    }

    private static bool IsTaken(HttpRequest request, string path) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || (HttpMethods.IsOptions(request.Method) && IsDelivery(request)) || (HttpMethods.IsPost(request.Method) && PostedTo.Contains(path)) || IsFormOfTheEditor(request) || IsWebhook(request);

    private static int LongestQueryOf(HttpRequest request)
    {
        if (request.Path.Value is "/search" or "/api/search" or "/api/search/suggestions") return LongestSearch;
        return IsDelivery(request) ? LongestListOfKeys : LongestQuery;
    }

    /// <summary>Programs read it: they get a problem in place of a page, and may ask what a script may send.</summary>
    private static bool IsDelivery(HttpRequest request) => request.Path.StartsWithSegments("/umbraco/delivery", StringComparison.OrdinalIgnoreCase);

    private static bool IsFormOfTheEditor(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/editor", StringComparison.OrdinalIgnoreCase);

    private static bool IsWebhook(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.Value is "/webhooks/umbraco";

    private static int Length(KeyValuePair<string, StringValues> header) => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0);

    /// <summary>Control characters, halves of a surrogate pair, bytes that were not UTF-8, and backslashes.</summary>
    private static bool IsOdd(char c) => char.IsControl(c) || c is '\uFFFD' or '\\' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
