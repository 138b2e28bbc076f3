using Microsoft.AspNetCore.Identity;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Somebody who may sign in to the editor. The e-mail address is the user name.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>How colleagues know the person; it stands beside what they change.</summary>
    public required string Name { get; set; }

    /// <summary>One of <see cref="Accounts.Role"/>.</summary>
    public required string Role { get; set; }

    /// <summary>The documents below which the role counts; none means the whole site.</summary>
    public List<Guid> Sections { get; set; } = [];

    public bool IsDisabled { get; set; }

    public DateTime CreatedUtc { get; init; }

    public DateTime? SignedInUtc { get; set; }
}
