using System.Security.Cryptography;
using FamilyHubs.ContentServer.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>On a developer's machine there is an administrator from the first start.</summary>
internal sealed class FirstAdministrator(EditorOptions settings, ContentStorage storage, IServiceScopeFactory scopes)
{
    private const string Email = "administrator@localhost.example";

    /// <returns>How to sign in, when an account was made.</returns>
    public async Task<(string Email, string Password)?> MakeAsync()
    {
        if (settings is not { Enabled: true, MakesFirstAdministrator: true } || await storage.AnyAsync($"SELECT 1 FROM content.accounts")) return null;
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        var made = await accounts.CreateAsync(new Account { UserName = Email, Email = Email, Name = "Administrator", Role = Role.Administrator, CreatedUtc = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime }, password);
        return made.Succeeded ? (Email, password) : throw new InvalidOperationException($"The first administrator could not be made: {made}");
    }
}
