using FamilyHubs.ContentServer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace FamilyHubs.TestKit;

/// <summary>
/// The whole website with the real seeds on a SQLite database of its own, behind two doors: an <see cref="HttpClient"/> for
/// tests of answers, and a real port for a browser.
/// </summary>
public class SeededSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("family-hubs-").FullName;

    public FakeClock Clock { get; } = new();

    /// <summary>Does not follow redirects: a test says where it expects to go.</summary>
    public HttpClient Http { get; private set; } = null!;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public virtual Task InitializeAsync()
    {
        Http = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DataDirectory", data);
        builder.UseSetting("Site:Url", "https://hubs.example");
        builder.UseEnvironment("Production");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }
}
