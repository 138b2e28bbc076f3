using System.Security.Cryptography;
using System.Text;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Keys made from names (RFC 9562, version 5), so that the same seeds give the same keys on every machine.</summary>
internal static class StableKey
{
    private static readonly Guid Namespace = new("6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20");

    public static Guid ForDocument(string path) => For("document:" + path);

    public static Guid ForMedia(string path) => For("media:" + path);

    public static Guid ForBlock(Guid document, string place) => For($"block:{document}:{place}");

    private static Guid For(string name)
    {
        var bytes = (byte[])[.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // Version 5 UUIDs are made with SHA-1 by definition; nothing secret depends on it.
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
