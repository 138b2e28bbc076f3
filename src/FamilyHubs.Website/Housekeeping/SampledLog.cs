using System.Diagnostics;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>
/// A line for one in so many answers that went well, and for each fault of ours, where an operator asked for it. It tells nothing
/// about who asked: no address, no query, and the path only where a published page is.
/// </summary>
internal sealed class SampledLog(RequestDelegate next, LiveSite live, WebsiteSettings settings, ILogger<SampledLog> log)
{
    private uint answered;

    public async Task InvokeAsync(HttpContext http)
    {
        var (started, path, isFault) = (Stopwatch.GetTimestamp(), http.Request.Path.Value!, true);
        try
        {
            await next(http);
            isFault = false;
        }
        finally
        {
            var status = isFault && !http.Response.HasStarted ? StatusCodes.Status500InternalServerError : http.Response.StatusCode;
            if (status >= StatusCodes.Status500InternalServerError || (status < StatusCodes.Status400BadRequest && Interlocked.Increment(ref answered) % settings.LogsOneIn == 0))
                log.LogInformation("{Method} {Path} {Status} in {Milliseconds:0.0} ms", Method(http.Request.Method), live.Current.Find(path) is null ? "(no page)" : path, status, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>Others could be anything.</summary>
    private static string Method(string method) => HttpMethods.IsGet(method) ? "GET" : HttpMethods.IsHead(method) ? "HEAD" : HttpMethods.IsPost(method) ? "POST" : "(other)";
}
