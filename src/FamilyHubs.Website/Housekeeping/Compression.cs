using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>Pages hold no secrets, so compressing them over TLS gives nothing away.</summary>
internal static class Compression
{
    public static void Set(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.Providers.Add(new BrotliCompressionProvider(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal }));
        options.Providers.Add(new GzipCompressionProvider(new GzipCompressionProviderOptions { Level = CompressionLevel.Optimal }));
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/ld+json"];
    }
}
