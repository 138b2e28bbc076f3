using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>Nothing of the editor is kept by a browser, a proxy or a search engine, and no other site may show it in a frame.</summary>
internal sealed class EditorHeaders(RequestDelegate next, ContentServerOptions settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        // A proxy that speaks https with the browser speaks http with us; antiforgery and passkeys ask for what the browser sees.
        if (settings.Editor.IsSecure) http.Request.Scheme = Uri.UriSchemeHttps;
        http.RequestServices.GetRequiredService<EditorRequest>().HttpContext = http;
        http.Response.OnStarting(Add, http.Response);
        return next(http);
    }

    private static Task Add(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.CacheControl = "no-store";
        headers.TryAdd("Content-Security-Policy", Policy);
        headers.TryAdd("X-Robots-Tag", "noindex, nofollow");
        return Task.CompletedTask;
    }
}
