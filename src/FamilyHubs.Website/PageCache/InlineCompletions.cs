using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FamilyHubs.Website.PageCache;

/// <summary>
/// An option for a server that serves the public alone: what comes from memory is answered on the thread that read it from the
/// socket, which saves a change of threads for each request. Nothing that waits may run there: see <see cref="ServeKept"/>.
/// </summary>
internal static class InlineCompletions
{
    /// <summary>.NET reads this when it opens its first socket. Either half of the option alone makes things slower.</summary>
    private const string OfSockets = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    public static void Allow(WebApplicationBuilder builder, WebsiteSettings settings)
    {
        if (!settings.CompletesInline) return;
        Environment.SetEnvironmentVariable(OfSockets, "1");
        builder.Services.Configure<SocketTransportOptions>(options => options.UnsafePreferInlineScheduling = true);
    }
}
