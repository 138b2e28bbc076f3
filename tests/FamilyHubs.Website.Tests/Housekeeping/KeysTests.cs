using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

/// <summary>The keys that protect the cookies of editors are none of a visitor's business: reading them takes time at the start and memory.</summary>
public sealed class KeysTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SeededSite site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    [Theory]
    [InlineData("/", false)]
    [InlineData("/help/baby-sleep/safer-sleep", false)]
    [InlineData("/search?q=sleep", false)]
    [InlineData("/hubs?postcode=LE1", false)]
    [InlineData("/whats-on", false)]
    [InlineData("/no-such-page", false)]
    [InlineData("/editor/sign-in", true)]
    public async Task Keys_are_read_when_somebody_signs_in(string path, bool read)
    {
        var keys = Path.Combine(site.Get<WebsiteSettings>().ContentServer.DataDirectory, "keys");
        await site.ReadAsync(path);
        Assert.Equal(read, Directory.Exists(keys) && Directory.EnumerateFiles(keys).Any());
    }

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
