using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>The cookie that names a session, and what happens when there is none, or it is over.</summary>
internal static class SessionCookie
{
    public const string SignInPath = "/editor/sign-in";

    /// <summary>
    /// The name of a cookie of the editor. With <c>__Host-</c> a browser takes it only over https, for this host and every path.
    /// Where the public address is http, as on a developer's machine, some browsers would drop such a cookie: then it has a
    /// plain name and goes over http too.
    /// </summary>
    public static string Name(string name, EditorOptions settings) => settings.IsSecure ? $"__Host-{name}" : name;

    public static void Set(CookieBuilder cookie, string name, EditorOptions settings)
    {
        cookie.Name = Name(name, settings);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax; // Strict would ask editors who follow a link in their mail to sign in again.
        cookie.IsEssential = true;
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    public static void Set(CookieAuthenticationOptions options, EditorOptions settings)
    {
        Set(options.Cookie, "editor", settings);
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Session.Longest;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = CheckAsync;
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>Roles and rights come from the database, never from the cookie.</summary>
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stamp = context.Principal?.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        if (Guid.TryParse(context.Principal?.FindFirstValue(AccountSignIn.SessionClaim), out var session)
            && await services.GetRequiredService<Sessions>().ContinueAsync(session, stamp, isAttended: context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<UnattendedAttribute>() is null) is { } account)
        {
            services.GetRequiredService<CurrentPerson>().Is(account, session);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>A script gets a status that it can tell apart; a person gets the page, and comes back from it.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var isScript = context.Request.Headers["Sec-Fetch-Mode"] is var mode && mode.Count > 0 && mode != "navigate";
        if (isScript) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect($"{SignInPath}?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
