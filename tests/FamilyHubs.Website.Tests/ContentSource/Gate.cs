using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.Website.Tests.ContentSource;

/// <summary>Stands between the content server and the website that reads it: it passes on what both ask, or closes, delays or spoils it.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All });

    private Gate(WebApplication server) => this.server = server;

    /// <summary>Where the gate listens.</summary>
    public Uri Address => new(server.Urls.First());

    /// <summary>Whose answers are passed on.</summary>
    public Uri? ContentServer { get; set; }

    /// <summary>To whom webhooks are passed on.</summary>
    public Uri? Reader { get; set; }

    public bool IsClosed { get; set; }

    public TimeSpan Delay { get; set; }

    /// <summary>Changes the body of an answer in JSON.</summary>
    public Func<string, string>? Spoil { get; set; }

    public int Asked { get; private set; }

    public static async Task<Gate> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var gate = new Gate(server);
        server.Run(gate.PassAsync);
        await server.StartAsync();
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext call)
    {
        Asked++;
        if (IsClosed)
        {
            call.Abort();
            return;
        }
        await Task.Delay(Delay, call.RequestAborted);
        var isWebhook = call.Request.Path.StartsWithSegments("/webhooks");
        var target = isWebhook ? Reader : ContentServer;
        using var request = new HttpRequestMessage(new HttpMethod(call.Request.Method), new Uri(target!, call.Request.Path.Value + call.Request.QueryString));
        if (isWebhook) request.Content = new StreamContent(call.Request.Body);
        foreach (var (name, value) in call.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Accept-Encoding")))
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        using var answer = await http.SendAsync(request, call.RequestAborted);
        call.Response.StatusCode = (int)answer.StatusCode;
        call.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        var body = await answer.Content.ReadAsByteArrayAsync(call.RequestAborted);
        if (Spoil is { } spoil && call.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true) body = Encoding.UTF8.GetBytes(spoil(Encoding.UTF8.GetString(body)));
        await call.Response.Body.WriteAsync(body, call.RequestAborted);
    }
}
