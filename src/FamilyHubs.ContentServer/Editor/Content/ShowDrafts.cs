using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>
/// <c>/editor/preview/…</c> is the public page of that address with drafts laid over the site, for somebody who is signed in. It
/// stands before routing, because the page that answers is the public one; nothing of the answer is kept anywhere.
/// </summary>
internal sealed class ShowDrafts(RequestDelegate next)
{
    public const string Start = "/editor/preview";

    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'none'; frame-ancestors 'self'; base-uri 'none'; object-src 'none'";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Start, StringComparison.OrdinalIgnoreCase, out var path))
        {
            await next(http);
            return;
        }
        http.Response.OnStarting(KeepNothing, http.Response);
        var person = http.RequestServices.GetRequiredService<CurrentPerson>();
        if (!HttpMethods.IsGet(http.Request.Method) || !(await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded || !person.May(Right.View))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var drafts = http.RequestServices.GetRequiredService<DraftReader>();
        var live = http.RequestServices.GetRequiredService<LiveSite>();
        http.RequestServices.GetRequiredService<ShownSite>().Instead = BundleIn(ref path) is { } bundle ? await OfBundleAsync(http, bundle, drafts, live.Current) : await drafts.OverAsync(live.Current, http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Request.Path = path.HasValue ? path : "/";
        await next(http);
    }

    /// <summary>Takes <c>/bundle-…</c> off the start of the path.</summary>
    private static Guid? BundleIn(ref PathString path)
    {
        if (path.Value?.Split('/', 3) is not ["", var first, ..] parts || !first.StartsWith("bundle-", StringComparison.Ordinal) || !Guid.TryParse(first["bundle-".Length..], out var id)) return null;
        path = parts.Length > 2 ? $"/{parts[2]}" : "/";
        return id;
    }

    private static async Task<PublishedSite> OfBundleAsync(HttpContext http, Guid bundle, DraftReader drafts, PublishedSite site) =>
        await http.RequestServices.GetRequiredService<DocumentStore>().BundleAsync(bundle, http.RequestAborted) is { } found
            ? await drafts.OverAsync(site, [.. found.Pages.Select(page => page.DocumentKey)], http.RequestAborted)
            : site;

    public static Task KeepNothing(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.Remove("ETag");
        return Task.CompletedTask;
    }
}
