using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace FamilyHubs.Website.Tests;

/// <summary>A site with one address that fails.</summary>
public sealed class BrokenSite : SeededSite
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(FaultOnDemand.AddTo);
    }
}
