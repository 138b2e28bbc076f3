using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Editor;
using FamilyHubs.ContentServer.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer;

public static partial class ContentServerSetup
{
    private const string AllRoutes = "__GlobalEndpointRouteBuilder";

    /// <summary>
    /// Everything below <c>/editor</c>, and nothing else, goes through sign-in: a visitor's request never meets it and never gets
    /// a cookie. It stands behind routing.
    /// </summary>
    public static void UseEditor(this IApplicationBuilder site)
    {
        // ASP.NET Core would otherwise put both in front of every request, because their services are there.
        site.Properties["__AuthenticationMiddlewareSet"] = site.Properties["__AuthorizationMiddlewareSet"] = true;
        if (!site.ApplicationServices.GetRequiredService<ContentServerOptions>().Editor.Enabled) return;
        site.UseWhen(http => http.Request.Path.StartsWithSegments("/editor", StringComparison.OrdinalIgnoreCase), editor =>
        {
            editor.Properties[AllRoutes] = site.Properties[AllRoutes]; // A branch does not get it by itself, and looks up no page for a problem.
            editor.UseMiddleware<EditorHeaders>();
            editor.UseStatusCodePagesWithReExecute("/editor/problem/{0}");
            editor.UseMiddleware<ReadProblem>();
            editor.UseAuthentication();
            editor.UseAuthorization();
        });
    }

    private static void AddEditor(IServiceCollection services, ContentServerOptions settings)
    {
        if (!settings.Editor.Enabled)
        {
            services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddFolderRouteModelConvention("/Editor", page => page.Selectors.Clear()));
            return;
        }
        AddAccounts(services, settings);
        AddContentScreens(services);
        services.AddAuthorization(options =>
        {
            // Counts where no endpoint says otherwise; only requests to the editor are asked.
            options.FallbackPolicy = options.DefaultPolicy;
            foreach (var right in Enum.GetValues<Right>())
                options.AddPolicy(right.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.Resource is HttpContext http && http.RequestServices.GetRequiredService<CurrentPerson>().May(right)));
        });
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AuthorizeFolder("/Editor"));
        services.Configure<AntiforgeryOptions>(options =>
        {
            SessionCookie.Set(options.Cookie, "editor-form", settings.Editor);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it.
        });
    }

    private static void AddAccounts(IServiceCollection services, ContentServerOptions settings)
    {
        services.AddDbContext<AccountDatabase>(options => ContentStorage.Connect(options, settings));
        services.AddScoped<Sessions>().AddScoped<CurrentPerson>().AddHttpContextAccessor();
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = ""; // The user name is the e-mail address, and any of those will do.
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // With passkeys.
            options.Password.RequiredLength = 8;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 1;
        }).AddEntityFrameworkStores<AccountDatabase>().AddSignInManager<AccountSignIn>().AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000); // PBKDF2 with SHA-512.
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => SessionCookie.Set(options, settings.Editor))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                SessionCookie.Set(options.Cookie, "editor-sign-in", settings.Editor);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
    }
}
