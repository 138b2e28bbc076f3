using System.Diagnostics.CodeAnalysis;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.PageCache;

/// <summary>In front of everything: what has been answered before is answered from memory.</summary>
internal sealed class ServeKept(RequestDelegate next, KeptAnswers kept, KeptAssets assets, WebsiteSettings settings, IHostEnvironment environment)
{
    /// <summary>A longer query goes the long way, where it may be refused.</summary>
    private const int LongestQuery = 500;

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsPublic(http.Request) || !(kept.TryFind(http.Request, out var answer) || TryFindAsset(http.Request.Path.Value!, out answer))) return settings.CompletesInline ? ElsewhereAsync(http) : next(http);
        SecurityHeaders.AddTransportSecurity(http, environment);
        return answer.AnswerAsync(http);
    }

    /// <summary>What must be made may wait for something, so it leaves the thread of the sockets; what is sent with it has been read before.</summary>
    private async Task ElsewhereAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            var sent = new MemoryStream();
            await http.Request.Body.CopyToAsync(sent, http.RequestAborted);
            sent.Position = 0;
            http.Request.Body = sent;
        }
        await Task.Yield();
        await next(http);
    }

    private bool TryFindAsset(string path, [NotNullWhen(true)] out KeptAnswer? answer)
    {
        answer = path.StartsWith("/assets/", StringComparison.Ordinal) ? assets.Find(path) : null;
        return answer is not null;
    }

    /// <summary>A request whose answer may be given to anybody.</summary>
    public static bool IsPublic(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.QueryString.Value?.Length ?? 0) <= LongestQuery && request.Headers.Authorization.Count == 0 && !request.Headers.ContainsKey("Api-Key") && !request.Headers.ContainsKey("Preview");
}
