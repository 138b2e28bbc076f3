using System.Collections.Concurrent;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.PageCache;

/// <summary>Behind routing: makes the answers of endpoints that are <see cref="KeptAttribute">kept</see>, each once, however many ask for it at the same time.</summary>
internal sealed class KeepAnswers(RequestDelegate next, KeptAnswers kept, TimeProvider clock, ILogger<KeepAnswers> log)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<KeptAnswer?>> making = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not { } rule || !HttpMethods.IsGet(http.Request.Method) || !ServeKept.IsPublic(http.Request)
            || rule.KeyOf(http.Request) is not { } key || !kept.Takes(key) || !IsLive(http) || (!kept.TryFind(key, out _) && !rule.Takes(http)))
        {
            await next(http);
            return;
        }
        var (answer, isMine) = kept.TryFind(key, out var known) ? (known, false) : await OnceAsync(http, rule, key);
        if (answer is not null) await answer.AnswerAsync(http);
        else if (!isMine) await next(http);
    }

    /// <summary>A preview reads another site, in which nobody notes what is read.</summary>
    private static bool IsLive(HttpContext http) => http.RequestServices.GetRequiredService<PublishedSite>().Reads is not null;

    /// <returns>No answer when it is none to keep; then it has been written if this request made it.</returns>
    private async Task<(KeptAnswer? Answer, bool IsMine)> OnceAsync(HttpContext http, KeptAttribute rule, string key)
    {
        var mine = new TaskCompletionSource<KeptAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = making.GetOrAdd(key, mine);
        if (first != mine) return (await first.Task.WaitAsync(http.RequestAborted), false);
        KeptAnswer? answer = null;
        try
        {
            answer = await MakeAsync(http, rule, key);
            return (answer, true);
        }
        finally
        {
            making.TryRemove(key, out _);
            mine.SetResult(answer);
        }
    }

    private async Task<KeptAnswer?> MakeAsync(HttpContext http, KeptAttribute rule, string key)
    {
        var wire = http.Response.Body;
        var known = http.Request.Headers.IfNoneMatch;
        using var made = new MemoryStream();
        http.Response.Body = made;
        http.Request.Headers.IfNoneMatch = default; // Whatever this reader has, the whole answer is made for the others.
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync();
        }
        catch (Exception fault) when (fault is not OperationCanceledException && kept.LastGood(key) is { } good && !http.Response.HasStarted)
        {
            log.LogError(fault, "The page {Key} cannot be made. The last good one is shown.", key);
            http.Response.Clear();
            http.Response.Body = wire;
            return good;
        }
        finally
        {
            http.Response.Body = wire;
            http.Request.Headers.IfNoneMatch = known;
        }
        if (IsForAll(http.Response)) return Keep(http, rule, key, made);
        kept.Drop(key);
        made.Position = 0;
        await made.CopyToAsync(wire, http.RequestAborted);
        return null;
    }

    /// <summary>An endpoint that may be kept can still say that one of its answers is for one reader alone.</summary>
    private static bool IsForAll(HttpResponse response)
    {
        var rule = response.Headers.CacheControl.ToString();
        return response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0
            && !rule.Contains("private", StringComparison.OrdinalIgnoreCase) && !rule.Contains("no-store", StringComparison.OrdinalIgnoreCase);
    }

    private static bool ShrinksByCompression(string? type) => type is null || !(type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)) || type == "image/svg+xml";

    private KeptAnswer Keep(HttpContext http, KeptAttribute rule, string key, MemoryStream made)
    {
        var site = http.RequestServices.GetRequiredService<PublishedSite>();
        var tomorrow = new DateTimeOffset(LondonTime.ToUtc(LondonTime.Today(clock).AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var until = http.RequestServices.GetRequiredService<PageLifetime>().Until is { } said && said < tomorrow ? said : tomorrow;
        SecurityHeaders.Complete(http.Response);
        http.Response.Headers.Vary = http.Response.Headers.Vary is { Count: > 0 } vary ? $"{vary}, Accept-Encoding" : "Accept-Encoding";
        var answer = new KeptAnswer(http.Response.Headers, made.ToArray(), site.Reads!, until);
        if (!ShrinksByCompression(http.Response.ContentType)) answer.KeepPlain();
        kept.Keep(rule, key, answer, site);
        return answer;
    }
}
