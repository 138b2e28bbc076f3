using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

public sealed class SoleUseTests
{
    [Fact]
    public void A_second_site_on_the_same_file_is_refused_with_a_sentence()
    {
        var settings = TestSite.NewSettings();
        using (SoleUse.ForSite(settings))
        {
            Assert.Contains("Stop it first", Assert.Throws<TransferException>(() => SoleUse.ForSite(settings)).Message, StringComparison.Ordinal);
            Assert.Contains("Stop the site", Assert.Throws<TransferException>(() => SoleUse.ForVerb(settings)).Message, StringComparison.Ordinal);
        }
        using (SoleUse.ForVerb(settings)) Assert.Throws<TransferException>(() => SoleUse.ForSite(settings));
        SoleUse.ForSite(settings).Dispose();
        Directory.Delete(settings.DataDirectory, recursive: true);
    }

    [PostgresFact]
    public async Task On_Postgres_several_sites_share_the_content_and_a_verb_needs_it_alone()
    {
        await using var site = await TestSite.EmptyAsync(postgres: true);
        using (SoleUse.ForSite(site.Settings))
        using (SoleUse.ForSite(site.Settings))
            Assert.Contains("Stop the site", Assert.Throws<TransferException>(() => SoleUse.ForVerb(site.Settings)).Message, StringComparison.Ordinal);
        using (await WhenFreeAsync(site.Settings)) Assert.Throws<TransferException>(() => SoleUse.ForSite(site.Settings));
    }

    /// <summary>The server lets go a moment after a connection is closed.</summary>
    private static async Task<SoleUse> WhenFreeAsync(ContentServerOptions settings)
    {
        for (var wait = 0; ; wait++)
        {
            try
            {
                return SoleUse.ForVerb(settings);
            }
            catch (TransferException) when (wait < 100)
            {
                await Task.Delay(100);
            }
        }
    }
}
