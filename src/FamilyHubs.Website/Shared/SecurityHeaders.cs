namespace FamilyHubs.Website.Shared;

/// <summary>Headers of every answer. What an endpoint sets itself, such as the sandbox of media, stays.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    private const string OneYear = "max-age=31536000";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"),
    ];

    public Task InvokeAsync(HttpContext http)
    {
        // Not UseHsts: the page for a fault clears the headers that were set before it.
        http.Response.OnStarting(() =>
        {
            AddTransportSecurity(http, environment);
            Complete(http.Response);
            return Task.CompletedTask;
        });
        return next(http);
    }

    internal static void AddTransportSecurity(HttpContext http, IHostEnvironment environment)
    {
        if (http.Request.IsHttps && !environment.IsDevelopment()) http.Response.Headers.StrictTransportSecurity = OneYear;
    }

    /// <summary>Adds those that the endpoint has not set.</summary>
    internal static void Complete(HttpResponse response)
    {
        foreach (var (name, value) in Headers) response.Headers.TryAdd(name, value);
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) response.Headers.TryAdd("Cache-Control", "no-cache");
    }
}
