using System.IO.Compression;
using System.Security.Cryptography;
using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.Website.PageCache;

/// <summary>The finished answer to an address: its headers, and its bytes as they go over the wire.</summary>
internal sealed partial class KeptAnswer
{
    /// <summary>Headers and notes of what was read, about.</summary>
    private const int Overhead = 6_000;

    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    private readonly Lock making = new();
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly StringValues brotliTag, gzipTag, plainTag;
    private readonly int plainLength;
    private readonly string tag;
    private byte[]? plain, brotli, gzip;
    private bool isAskedPlain;

    /// <param name="headers">All that the answer needs, but for those that depend on its encoding.</param>
    /// <param name="body">Not compressed, and not changed any more.</param>
    /// <param name="madeFrom">What was read of the site to make it.</param>
    /// <param name="until">When something in it stops being true.</param>
    public KeptAnswer(IEnumerable<KeyValuePair<string, StringValues>> headers, byte[] body, Reads madeFrom, DateTimeOffset until)
    {
        this.headers = [.. headers.Where(header => !IsOfEncoding(header.Key))];
        (MadeFrom, Until) = (madeFrom, until);
        tag = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8));
        (plainTag, gzipTag, brotliTag) = ($"\"{tag}\"", $"\"{tag}-gz\"", $"\"{tag}-br\"");
        (plain, plainLength) = (body, body.Length);
    }

    /// <summary>Compressed beforehand, better than there is time for later. What is missing would not get smaller.</summary>
    public (byte[]? Brotli, byte[]? Gzip) Ready
    {
        init => (brotli, gzip, isAskedPlain) = (value.Brotli ?? plain, value.Gzip ?? plain, true);
    }

    /// <summary>It would not get smaller.</summary>
    public void KeepPlain() => (brotli, gzip, isAskedPlain) = (plain, plain, true);

    /// <summary>What was read of the site to make it.</summary>
    public Reads MadeFrom { get; }

    /// <summary>When something in it stops being true.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Set when a publish changed what it was made from. It is shown again only if its successor cannot be made.</summary>
    public bool IsStale { get; set; }

    /// <summary>How often it was asked for, about: nobody waits to count.</summary>
    public int Uses { get; private set; }

    /// <summary>When it was last asked for, in milliseconds of the machine's clock.</summary>
    public long UsedAt { get; set; } = Environment.TickCount64;

    /// <summary>What it takes of the memory, about.</summary>
    public int Bytes => (plain?.Length ?? 0) + (brotli == plain ? 0 : brotli?.Length ?? 0) + (gzip == plain ? 0 : gzip?.Length ?? 0) + Overhead;

    /// <summary>What was counted of that already.</summary>
    public int Counted { get; set; }

    /// <summary>Those it was asked for in.</summary>
    public IEnumerable<string> Encodings => (brotli is not null, gzip is not null) switch { (true, true) => ["br", "gzip"], (false, true) => ["gzip"], _ => ["br"] };

    /// <summary>Told when it takes more room, or less.</summary>
    public Action? Resized { get; set; }

    /// <summary>It is as much asked for as the answer whose place it takes.</summary>
    public void Succeed(KeptAnswer before) => Uses += before.Uses;

    /// <summary>Answers a GET or HEAD request.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        UsedAt = Environment.TickCount64;
        Uses++;
        var response = http.Response;
        foreach (var (name, value) in headers) response.Headers[name] = value;
        if (http.Request.Headers.IfNoneMatch is { Count: > 0 } known && IsKnown(known))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = StringValues.Empty;
            response.Headers.ETag = plainTag;
            return Task.CompletedTask;
        }
        var (bytes, encoding, tagged) = For(AcceptedEncoding.Of(http.Request.Headers.AcceptEncoding));
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.Headers.ETag = tagged;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    private (byte[] Bytes, string? Encoding, StringValues Tag) For(string? accepted) => accepted switch
    {
        "br" when brotli != plain || plain is null => (brotli ?? Make(ref brotli, Brotli), "br", brotliTag),
        "gzip" when gzip != plain || plain is null => (gzip ?? Make(ref gzip, Gzip), "gzip", gzipTag),
        _ => (isAskedPlain && plain is { } kept ? kept : Plain(), null, plainTag),
    };

    /// <summary>An encoding is made when it is first asked for. Nearly nobody asks for none, so that form is let go until somebody does.</summary>
    private byte[] Make(ref byte[]? form, Func<byte[], byte[]> encode)
    {
        lock (making)
        {
            form ??= encode(plain ?? Decoded());
            if (!isAskedPlain) plain = null;
        }
        Resized?.Invoke();
        return form;
    }

    private byte[] Plain()
    {
        lock (making) (isAskedPlain, plain) = (true, plain ?? Decoded());
        Resized?.Invoke();
        return plain;
    }

    private byte[] Decoded()
    {
        var body = new byte[plainLength];
        if (brotli is not null) return BrotliDecoder.TryDecompress(brotli, body, out _) ? body : throw new InvalidOperationException($"The kept answer {tag} is damaged.");
        using var stream = new GZipStream(new MemoryStream(gzip!), CompressionMode.Decompress);
        stream.ReadExactly(body);
        return body;
    }

    /// <summary>The body is the same in every encoding, so any of its tags will do.</summary>
    private bool IsKnown(StringValues known)
    {
        foreach (var line in known)
            if (line is not null && (line.Contains(tag, StringComparison.Ordinal) || line.Trim() == "*")) return true;
        return false;
    }

    private static bool IsOfEncoding(string name) =>
        name.Equals(HeaderNames.ContentEncoding, StringComparison.OrdinalIgnoreCase) || name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase)
        || name.Equals(HeaderNames.ETag, StringComparison.OrdinalIgnoreCase) || name.Equals(HeaderNames.Date, StringComparison.OrdinalIgnoreCase);

    private static byte[] Brotli(byte[] body)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, room, out var length, BrotliQuality, BrotliWindow) ? room[..length] : throw new InvalidOperationException("Brotli had too little room.");
    }

    private static byte[] Gzip(byte[] body)
    {
        using var made = new MemoryStream();
        using (var gzip = new GZipStream(made, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return made.ToArray();
    }
}
