using System.IO.Compression;
using System.Security.Cryptography;
using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.Website.PageCache;

/// <summary>The finished answer to an address: its headers, and its bytes as they go over the wire.</summary>
internal sealed class KeptAnswer
{
    /// <summary>Headers and notes of what was read, about.</summary>
    private const int Overhead = 6_000;

    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] brotli;
    private readonly byte[] gzip;
    private readonly StringValues brotliTag, gzipTag, plainTag;
    private readonly int plainLength;
    private readonly string tag;

    /// <param name="headers">All that the answer needs, but for those that depend on its encoding.</param>
    public KeptAnswer(IEnumerable<KeyValuePair<string, StringValues>> headers, ReadOnlySpan<byte> body, Reads madeFrom, DateTimeOffset until)
    {
        this.headers = [.. headers.Where(header => !IsOfEncoding(header.Key))];
        (MadeFrom, Until) = (madeFrom, until);
        tag = Convert.ToHexStringLower(SHA256.HashData(body)[..8]);
        (plainTag, gzipTag, brotliTag) = ($"\"{tag}\"", $"\"{tag}-gz\"", $"\"{tag}-br\"");
        plainLength = body.Length;
        brotli = Brotli(body);
        gzip = Gzip(body);
    }

    /// <summary>What was read of the site to make it.</summary>
    public Reads MadeFrom { get; }

    /// <summary>When something in it stops being true.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Set when a publish changed what it was made from. It is shown again only if its successor cannot be made.</summary>
    public bool IsStale { get; set; }

    /// <summary>When it was last asked for, in milliseconds of the machine's clock.</summary>
    public long UsedAt { get; set; } = Environment.TickCount64;

    /// <summary>What it takes of the memory, about.</summary>
    public int Bytes => brotli.Length + gzip.Length + Overhead;

    /// <summary>Answers a GET or HEAD request.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        UsedAt = Environment.TickCount64;
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
        "br" => (brotli, "br", brotliTag),
        "gzip" => (gzip, "gzip", gzipTag),
        _ => (Plain(), null, plainTag),
    };

    /// <summary>Nearly nobody asks for it uncompressed, so that form is not kept.</summary>
    private byte[] Plain()
    {
        var plain = new byte[plainLength];
        return BrotliDecoder.TryDecompress(brotli, plain, out _) ? plain : throw new InvalidOperationException($"The kept answer {tag} is damaged.");
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

    private static byte[] Brotli(ReadOnlySpan<byte> body)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, room, out var length, BrotliQuality, BrotliWindow) ? room[..length] : throw new InvalidOperationException("Brotli had too little room.");
    }

    private static byte[] Gzip(ReadOnlySpan<byte> body)
    {
        using var made = new MemoryStream();
        using (var gzip = new GZipStream(made, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return made.ToArray();
    }
}
