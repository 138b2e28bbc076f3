using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FamilyHubs.TestKit;

/// <summary>
/// The whole website with the real seeds on a SQLite database of its own, behind two doors: an <see cref="HttpClient"/> for
/// tests of answers, and a real port for a browser.
/// </summary>
public class SeededSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>What the site is told its public address is.</summary>
    public const string Url = "https://hubs.example";

    private readonly string data = SeededData.Copy();

    public FakeClock Clock { get; } = new();

    /// <summary>All that the site has logged.</summary>
    public CollectedLogs Logs { get; } = new();

    /// <summary>Does not follow redirects: a test says where it expects to go.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>What the public reads now.</summary>
    public PublishedSite Site => Get<LiveSite>().Current;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The answer to a path that starts with a slash, as a browser over HTTPS would get it.</summary>
    public async Task<HtmlPage> ReadAsync(string path) => await HtmlPage.FromAsync(path, await Http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Where <see cref="Http"/> goes.</summary>
    protected virtual Uri Door => new(Url);

    public virtual Task InitializeAsync()
    {
        Http = CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = Door, AllowAutoRedirect = false, HandleCookies = false });
        return Task.CompletedTask;
    }

    Task IAsyncLifetime.DisposeAsync() => StopAsync();

    /// <summary>Stops the site and deletes its data.</summary>
    protected async Task StopAsync()
    {
        await DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DataDirectory", data);
        builder.UseSetting("Site:Url", Url);
        builder.UseSetting("PageCache:Warm", "false");
        builder.UseEnvironment("Production");
        builder.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }
}
