using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Long enough, and not one that everybody tries first. What it is made of is nobody's business.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 8;

    public const int Longest = 128;

    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    /// <summary>What is wrong with a password, as the person reads it; null when nothing is.</summary>
    public static string? Fault(string password, Account account)
    {
        if (password.Length < Shortest) return $"The password must have {Shortest} characters or more";
        if (password.Length > Longest) return $"The password must have {Longest} characters or fewer";
        if (Common.Value.Contains(password.ToLowerInvariant())) return "That password is one of the most common. Choose three random words, or let your browser make one";
        if (IsAbout(password, account.Email) || IsAbout(password, account.Name)) return "The password must not be your name or your e-mail address";
        return null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(password ?? "", user) is { } fault ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = fault }) : IdentityResult.Success);

    private static bool IsAbout(string password, string? words) =>
        words is not null && (password.Equals(words, StringComparison.OrdinalIgnoreCase) || password.Equals(words.Split('@')[0], StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
