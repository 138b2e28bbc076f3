using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Editor;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
            editor.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor }); // From a proxy on this machine: guesses are counted by address.
            editor.UseMiddleware<EditorHeaders>();
            editor.UseStatusCodePagesWithReExecute("/editor/problem/{0}");
            editor.UseMiddleware<ReadProblem>();
            editor.UseAuthentication();
            editor.UseAuthorization();
        });
    }

    private static void MapEditor(IEndpointRouteBuilder routes, ContentServerOptions settings)
    {
        if (!settings.Editor.Enabled) return;
        routes.MapGet("/editor/session", () => Results.Json(new { idleSeconds = (int)Session.MostIdle.TotalSeconds })).RequireAuthorization(); // That it was asked for is what keeps the session.
    }

    private static void AddEditor(IServiceCollection services, ContentServerOptions settings)
    {
        if (!settings.Editor.Enabled)
        {
            services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddFolderRouteModelConvention("/Editor", page => page.Selectors.Clear())); // What AddRazorPages sets up later empties the conventions.
            return;
        }
        AddAccountStore(services, settings);
        AddSignIn(services, settings);
        AddContentScreens(services);
        AddMailCarrier(services, settings.Mail);
        services.AddAuthorization(options =>
        {
            // Counts where no endpoint says otherwise; only requests to the editor are asked.
            options.FallbackPolicy = options.DefaultPolicy;
            foreach (var right in Enum.GetValues<Right>())
                options.AddPolicy(right.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.Resource is HttpContext http && http.RequestServices.GetRequiredService<CurrentPerson>().May(right)));
        });
        services.Configure<AntiforgeryOptions>(options =>
        {
            SessionCookie.Set(options.Cookie, "editor-form", settings.Editor);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it.
        });
    }

    private static void AddMailCarrier(IServiceCollection services, MailOptions mail)
    {
        if (!mail.Leaves) return;
        services.AddSingleton<IMailCarrier>(provider => mail.Smtp is { } smtp ? new SmtpCarrier(smtp) : new NotifyCarrier(mail.Notify!, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<MailSender>();
    }

    /// <summary>Accounts without the web: what the command line needs too.</summary>
    internal static void AddAccountStore(IServiceCollection services, ContentServerOptions settings)
    {
        services.AddDbContext<AccountDatabase>(options => ContentStorage.Connect(options, settings));
        services.AddSingleton<Outbox>().AddSingleton<AccountMail>();
        services.AddScoped<Sessions>().AddScoped<Invitations>().AddScoped<AccountLog>().AddScoped<AccountStore>();
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = ""; // The user name is the e-mail address, and any of those will do.
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // With passkeys.
            options.Lockout.AllowedForNewUsers = false; // GuessLimit counts, for accounts that do not exist too.
        }).AddEntityFrameworkStores<AccountDatabase>();
        services.RemoveAll<IPasswordValidator<Account>>().AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000); // PBKDF2 with SHA-512.
    }

    private static void AddSignIn(IServiceCollection services, ContentServerOptions settings)
    {
        services.AddScoped<CurrentPerson>().AddScoped<Editor.People.SectionChoices>().AddScoped<Editor.Site.AuditTrail>().AddScoped<Editor.Site.SystemFacts>().AddScoped<EditorRequest>();
        services.AddSingleton<GuessLimit>().AddSingleton<UsedCodes>();
        new IdentityBuilder(typeof(Account), services).AddSignInManager<AccountSignIn>().AddDefaultTokenProviders();
        services.RemoveAll<IHttpContextAccessor>(); // It would be told of every request of the public.
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required"; // A passkey stands for the password and the code.
            options.ResidentKeyRequirement = "required"; // Nobody types an e-mail address first.
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => SessionCookie.Set(options, settings.Editor))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                SessionCookie.Set(options.Cookie, "editor-sign-in", settings.Editor);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
    }
}
