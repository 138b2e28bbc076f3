using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Tests.Cli;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace FamilyHubs.Website.Tests.ContentSource;

/// <summary>The content server in this process, the website that reads it in a process of its own, and a gate between them.</summary>
public abstract class TwoServers : IAsyncLifetime, IAsyncDisposable
{
    protected const string Secret = "a-secret-of-the-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly EditedSite edited = new();
    private readonly WebsiteProgram reader = new();
    private Gate gate = null!;
    private string[] settings = [];
    private string? modelFile;

    public SeededSite Editing => edited;

    internal Gate Gate => gate;

    internal WebsiteProgram Reader => reader;

    /// <summary>Reads the website; does not follow redirects.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Settings of the website besides its source.</summary>
    protected abstract string[] Settings { get; }

    protected abstract bool SendsWebhooks { get; }

    /// <summary>The content model of both; null: the real one.</summary>
    protected virtual string? Model => null;

    public async Task InitializeAsync()
    {
        gate = await Gate.OpenAsync();
        if (SendsWebhooks) edited.Webhook = new Uri(gate.Address, "/webhooks/umbraco");
        if (Model is not null)
        {
            modelFile = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
            await File.WriteAllTextAsync(modelFile, Model);
            edited.ModelFile = modelFile;
        }
        await edited.InitializeAsync();
        gate.ContentServer = edited.Address;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        gate.Reader = address;
        settings = [$"--Urls={address}", $"--Site:Url={SeededSite.Url}", $"--ContentSource:Umbraco:Url={gate.Address}", $"--ContentSource:Umbraco:WebhookSecret={Secret}", .. Settings, .. modelFile is null ? Array.Empty<string>() : [$"--ModelFile={modelFile}"]];
        await StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        Http?.Dispose();
        if (gate is not null) await gate.DisposeAsync();
        await ((IAsyncLifetime)edited).DisposeAsync();
        if (modelFile is not null) File.Delete(modelFile);
        GC.SuppressFinalize(this);
    }

    public Task StartAsync() => reader.ServeAsync(settings);

    public async Task<HtmlPage> ReadAsync(string path) => await HtmlPage.FromAsync(path, await Http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<HttpStatusCode> StatusAsync(string path) => (await Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;

    /// <summary>What /health/ready says: the status and the words about the content.</summary>
    public async Task<(string Status, string Words)> HealthAsync()
    {
        using var json = JsonDocument.Parse(await Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        return (json.RootElement.GetProperty("status").GetString()!, json.RootElement.GetProperty("checks").GetProperty("content").GetString()!);
    }

    /// <summary>Waits until something is so. How long is said by the test's settings; this only ends a test that would never end.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var end = DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(Environment.TickCount64) + Patience;
        while (!await isSo())
        {
            Assert.True(DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(Environment.TickCount64) < end, $"It never came to be: {what}");
            await Task.Delay(50);
        }
    }

    public Task UntilHealthyAsync() => UntilAsync(async () => (await HealthAsync()).Status == "Healthy", "the website is healthy");

    public Task UntilDegradedAsync() => UntilAsync(async () => (await HealthAsync()).Status == "Degraded", "the website says that its source is away");

    public Task UntilStatusAsync(string path, HttpStatusCode status) => UntilAsync(async () => await StatusAsync(path) == status, $"{path} answers {status}");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A content server whose Delivery API is open.</summary>
    private sealed class EditedSite : ServedSite
    {
        public Uri? Webhook { get; set; }

        public string? ModelFile { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Umbraco:CMS:DeliveryApi:Enabled", "true").UseSetting("Umbraco:CMS:DeliveryApi:Media:Enabled", "true");
            if (ModelFile is not null) builder.UseSetting("ModelFile", ModelFile);
            if (Webhook is not null) builder.UseSetting("Webhooks:0:Url", Webhook.ToString()).UseSetting("Webhooks:0:Secret", Secret);
        }
    }
}

/// <summary>Webhooks tell; nothing is compared within ten minutes.</summary>
public sealed class ToldByWebhooks : TwoServers
{
    protected override bool SendsWebhooks => true;

    protected override string[] Settings => ["--ContentSource:Umbraco:IntervalSeconds=600"];
}

/// <summary>Nobody tells; all is compared every two seconds.</summary>
public sealed class ComparedByTimer : TwoServers
{
    protected override bool SendsWebhooks => false;

    protected override string[] Settings => ["--ContentSource:Umbraco:IntervalSeconds=2", "--ContentSource:Umbraco:PatienceSeconds=1"];
}

/// <summary>Both have content in two languages, and both tell it on.</summary>
public sealed class InTwoLanguages : TwoServers
{
    protected override bool SendsWebhooks => true;

    protected override string[] Settings => ["--ContentSource:Umbraco:IntervalSeconds=600", "--Umbraco:CMS:DeliveryApi:Enabled=true"];

    protected override string Model => BilingualModel.Text;
}
