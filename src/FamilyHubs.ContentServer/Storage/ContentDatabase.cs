using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>What editors change: <c>content.db</c>, or the schema <c>content</c> on PostgreSQL.</summary>
internal sealed class ContentDatabase(DbContextOptions<ContentDatabase> options) : DbContext(options)
{
    /// <summary>Held by whoever writes content, so that writes come one after the other on every node.</summary>
    public const long WriteLock = 0x46485753;

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentVersion> Versions => Set<DocumentVersion>();

    public DbSet<DocumentReference> References => Set<DocumentReference>();

    public DbSet<PathRedirect> Redirects => Set<PathRedirect>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<MediaItem> Media => Set<MediaItem>();

    public DbSet<MediaFolder> MediaFolders => Set<MediaFolder>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<Bundle> Bundles => Set<Bundle>();

    public DbSet<BundlePage> BundlePages => Set<BundlePage>();

    public DbSet<WorkingCopy> WorkingCopies => Set<WorkingCopy>();

    public DbSet<Accounts.ApiKey> ApiKeys => Set<Accounts.ApiKey>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookDelivery> Deliveries => Set<WebhookDelivery>();

    public DbSet<SiteIdentity> Identity => Set<SiteIdentity>();

    public bool IsPostgres => Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    /// <summary>Opens the one write transaction there is; others wait for it.</summary>
    public async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginWriteAsync(CancellationToken cancellation = default)
    {
        var transaction = await Database.BeginTransactionAsync(cancellation);
        if (IsPostgres) await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriteLock})", cancellation);
        return transaction;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        if (IsPostgres) model.HasDefaultSchema("content");
        model.Entity<Document>(document =>
        {
            document.ToTable("documents").HasKey(row => row.Key);
            document.Property(row => row.Revision).IsConcurrencyToken();
            document.HasIndex(row => row.Path).IsUnique();
            document.HasIndex(row => row.ReviewDue);
            document.HasIndex(row => new { row.ParentKey, row.SortOrder });
        });
        model.Entity<DocumentVersion>().ToTable("versions").HasKey(row => new { row.DocumentKey, row.Number });
        model.Entity<DocumentReference>(reference =>
        {
            reference.ToTable("document_references").HasKey(row => new { row.FromKey, row.ToKey, row.Property, row.IsPublished });
            reference.HasIndex(row => row.ToKey);
        });
        model.Entity<PathRedirect>().ToTable("redirects").HasKey(row => row.Path);
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit").HasKey(row => row.Id);
            entry.HasIndex(row => row.DocumentKey);
        });
        model.Entity<Change>().ToTable("changes").HasKey(row => row.Sequence);
        model.Entity<MediaItem>(item =>
        {
            item.ToTable("media").HasKey(row => row.Key);
            item.HasIndex(row => row.Name).IsUnique();
            item.HasIndex(row => row.Hash);
        });
        model.Entity<MediaFolder>().ToTable("media_folders").HasKey(row => row.Path);
        model.Entity<Approval>().ToTable("approvals").HasKey(row => row.DocumentKey);
        model.Entity<ShareLink>(link =>
        {
            link.ToTable("share_links").HasKey(row => row.TokenHash);
            link.HasIndex(row => row.DocumentKey);
        });
        model.Entity<Reminder>().ToTable("reminders").HasKey(row => new { row.DocumentKey, row.DueOn, row.Step });
        model.Entity<Bundle>().ToTable("bundles").HasKey(row => row.Id);
        model.Entity<BundlePage>(page =>
        {
            page.ToTable("bundle_pages").HasKey(row => new { row.BundleId, row.DocumentKey });
            page.HasIndex(row => row.DocumentKey);
        });
        model.Entity<WorkingCopy>().ToTable("working_copies").HasKey(row => new { row.DocumentKey, row.AccountId });
        model.Entity<Accounts.ApiKey>(key =>
        {
            key.ToTable("api_keys").HasKey(row => row.Id);
            key.HasIndex(row => row.Hash).IsUnique();
        });
        model.Entity<Webhook>(webhook =>
        {
            webhook.ToTable("webhooks").HasKey(row => row.Id);
            webhook.HasIndex(row => row.Url).IsUnique();
        });
        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("webhook_deliveries").HasKey(row => row.Id);
            delivery.HasIndex(row => row.NextUtc);
        });
        model.Entity<SiteIdentity>().ToTable("site").HasKey(row => row.Id);
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
