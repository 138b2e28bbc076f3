using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

public sealed class ContentStorageTests
{
    [Theory]
    [InlineData("Host=localhost;Database=hubs;Username=hubs", null)]
    [InlineData("Database=hubs", "it names no Host")]
    [InlineData("Host=localhost;Nonsense=1", "Nonsense")]
    [InlineData("Host=localhost;Port=many", "Port")]
    public void A_connection_string_that_cannot_be_read_is_explained(string connection, string? fault)
    {
        var found = ContentServerOptions.ConnectionFault(connection);
        if (fault is null) Assert.Null(found);
        else Assert.Contains(fault, found, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_that_has_gone_is_not_made_anew_by_reading()
    {
        await using var site = new TestSite(TestSite.NewSettings());
        await site.Live.CatchUpAsync();
        Assert.NotNull(site.Live.SourceTrouble);
        Assert.False(File.Exists(site.Settings.DatabaseFile));
    }
}
