using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>Who may sign in to the editor, in the same database as the content: kept and backed up with it.</summary>
internal sealed class AccountDatabase(DbContextOptions<AccountDatabase> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccountEvent> Events => Set<AccountEvent>();

    private bool IsPostgres => Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();

    /// <summary>The tables that ASP.NET Core Identity's store expects, without those for roles: a role is a word in the account.</summary>
    protected override void OnModelCreating(ModelBuilder model)
    {
        if (IsPostgres) model.HasDefaultSchema("content");
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(row => row.Id);
            account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            account.HasIndex(row => row.NormalizedUserName).IsUnique();
            account.HasIndex(row => row.NormalizedEmail).IsUnique();
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims").HasKey(row => row.Id);
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins").HasKey(row => new { row.LoginProvider, row.ProviderKey });
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("account_passkeys").HasKey(row => row.CredentialId);
            passkey.HasIndex(row => row.UserId);
            passkey.OwnsOne(row => row.Data).ToJson();
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions").HasKey(row => row.Id);
            session.HasIndex(row => row.AccountId);
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations").HasKey(row => row.TokenHash);
            invitation.HasIndex(row => row.AccountId);
        });
        model.Entity<AccountEvent>(entry =>
        {
            entry.ToTable("account_events").HasKey(row => row.Id);
            entry.HasIndex(row => row.AccountId);
        });
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
