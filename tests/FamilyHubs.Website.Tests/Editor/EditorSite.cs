using FamilyHubs.ContentServer.Accounts;
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
