using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>The least that ASP.NET Core can do: one middleware, and nothing behind it, that writes the bytes and headers of a page.</summary>
internal static class BareServer
{
    public const string Mode = "bare-server";

    public static async Task<int> RunAsync(string address, string bytesFile, string headersFile, bool isInline)
    {
        if (isInline) Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        var bytes = await File.ReadAllBytesAsync(bytesFile);
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(headersFile))!.Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value))).ToArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(server => server.AddServerHeader = false);
        if (isInline) builder.Services.Configure<SocketTransportOptions>(options => options.UnsafePreferInlineScheduling = true);
        var app = builder.Build();
        app.Run(http =>
        {
            foreach (var (name, value) in headers) http.Response.Headers[name] = value;
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes, 0, bytes.Length);
        });
        await app.RunAsync();
        return 0;
    }
}
