using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>
/// <c>/shared/…</c> is the public page of one document with its draft laid over the site, for whoever has the link. No other
/// draft is shown, except where the page stands below one that is not live yet. Nothing of the answer is kept anywhere.
/// </summary>
internal sealed class ShowShared(RequestDelegate next)
{
    public const string Start = "/shared";

    private const int LongestToken = 100;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Start, StringComparison.Ordinal, out var rest))
        {
            await next(http);
            return;
        }
        http.Response.OnStarting(ShowDrafts.KeepNothing, http.Response);
        var token = rest.Value?.TrimStart('/') ?? "";
        var services = http.RequestServices;
        if (!HttpMethods.IsGet(http.Request.Method) || token.Length is 0 or > LongestToken || await services.GetRequiredService<ShareLinks>().FindAsync(token, http.RequestAborted) is not { } key
            || (await services.GetRequiredService<DraftReader>().OverAsync(services.GetRequiredService<LiveSite>().Current, [key], http.RequestAborted)) is not { } site || site.Find(key) is not { HasPage: true } page)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        services.GetRequiredService<ShownSite>().Instead = site;
        http.Response.Headers.ContentSecurityPolicy = ShowDrafts.Policy.Replace("frame-ancestors 'self'", "frame-ancestors 'none'", StringComparison.Ordinal);
        http.Response.Headers["Referrer-Policy"] = "no-referrer"; // The address is the key.
        (http.Request.Path, http.Request.QueryString) = (page.Path, default);
        await next(http);
    }
}
