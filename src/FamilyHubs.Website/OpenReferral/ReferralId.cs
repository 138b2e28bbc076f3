using System.Security.Cryptography;
using System.Text;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>Ids of what is no document of its own, made of what it consists of, so that they are the same on every day and every server.</summary>
internal static class ReferralId
{
    public static Guid For(string kind, params Guid[] of) => For($"{kind}:{string.Join(':', of)}");

    /// <summary>A UUID of version 8 (RFC 9562) from the hash of a name.</summary>
    public static Guid For(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("family-hubs-open-referral:" + name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
