using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

/// <summary>The site with somebody of each role signed in to the editor.</summary>
public sealed class EditorSite : SeededSite, IAsyncLifetime
{
    public EditorClient Nobody { get; private set; } = null!;

    /// <summary>By role.</summary>
    public Dictionary<string, EditorClient> People { get; } = [];

    public Guid ViewerId { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var database = Get<ContentStorage>().CreateDbContext())
        {
            database.Bundles.Add(new Bundle { Id = Guid.Parse(RouteTableTests.Bundle), Name = "A bundle", MadeBy = "a test", State = BundleState.Open });
            await database.SaveChangesAsync();
        }
        Nobody = EditorClient.Anonymous(this);
        foreach (var role in Role.All) People[role] = await EditorClient.SignInAsync(this, role);
        ViewerId = await this.AccountIdAsync(People[Role.Viewer].Email);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Nobody.Dispose();
        foreach (var person in People.Values) person.Dispose();
        await StopAsync();
    }
}
