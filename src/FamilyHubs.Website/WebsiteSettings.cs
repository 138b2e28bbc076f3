using System.Globalization;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Website;

/// <summary>Every setting, checked. They are described in docs/running.md.</summary>
public sealed record WebsiteSettings
{
    /// <summary>The public address of the site, without a slash at the end.</summary>
    public required Uri SiteUrl { get; init; }

    public required ContentServerOptions ContentServer { get; init; }

    /// <summary>How much memory the finished answers may take.</summary>
    public long PageCacheBytes { get; init; }

    /// <summary>Whether pages are made in the background before anybody asks, after a start and after a publish.</summary>
    public bool WarmsPages { get; init; }

    /// <summary>Whether answers from memory are given on the thread that read the question.</summary>
    public bool CompletesInline { get; init; }

    /// <summary>Of so many answers one is logged; 0 for none.</summary>
    public uint LogsOneIn { get; init; }

    /// <exception cref="SettingsException">Names the setting that is wrong and says what it must be.</exception>
    public static WebsiteSettings Read(IConfiguration configuration) => new()
    {
        CompletesInline = ReadInline(configuration),
        LogsOneIn = (uint)ReadWhole("Log:OneIn", configuration["Log:OneIn"], usual: 0, most: 1_000_000),
        SiteUrl = ReadSiteUrl(configuration["Site:Url"]),
        PageCacheBytes = ReadMegabytes(configuration["PageCache:Megabytes"]) * 1024L * 1024L,
        WarmsPages = configuration.GetValue("PageCache:Warm", true),
        ContentServer = new ContentServerOptions
        {
            DataDirectory = ReadDataDirectory(configuration["DataDirectory"]),
            ConnectionString = ReadConnection(configuration.GetConnectionString("Content")),
            ModelFile = ReadPlace("ModelFile", configuration["ModelFile"] ?? "umbraco.json", File.Exists, "file"),
            SeedsDirectory = ReadPlace("SeedsDirectory", configuration["SeedsDirectory"] ?? "content-seeds", Directory.Exists, "folder"),
            DeliveryApi = ReadDeliveryApi(configuration.GetSection("Umbraco:CMS:DeliveryApi")),
            Editor = ReadEditor(configuration),
            Media = new MediaOptions { MaxMegabytes = ReadWhole("Media:MaxMegabytes", configuration["Media:MaxMegabytes"], usual: 50, most: 300), MaxMegapixels = ReadWhole("Media:MaxMegapixels", configuration["Media:MaxMegapixels"], usual: 50, most: 100) },
            ChecksLinks = ReadYesOrNo("Links:Check", configuration["Links:Check"], usual: false),
            Mail = MailSettings.Read(configuration.GetSection("Mail")),
            Umbraco = ReadUmbraco(configuration.GetSection("ContentSource:Umbraco")),
            Webhooks = [.. configuration.GetSection("Webhooks").GetChildren().Select(section => new WebhookOptions(ReadUrl(section, "Url"), section["Secret"]))],
        },
    };

    /// <summary>The settings as a verb of the command line sees them: files beside the program, environment, arguments.</summary>
    public static WebsiteSettings Read(string[] args) => Read(new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args)
        .Build());

    /// <summary>An address of this site as others must write it.</summary>
    public string Absolute(string path) => SiteUrl.GetLeftPart(UriPartial.Authority) + SiteUrl.AbsolutePath.TrimEnd('/') + path;

    private static EditorOptions ReadEditor(IConfiguration configuration) => new()
    {
        // Content that is on another server is edited there.
        Enabled = ReadYesOrNo("Editor:Enabled", configuration["Editor:Enabled"], usual: true) && string.IsNullOrWhiteSpace(configuration["ContentSource:Umbraco:Url"]),
        SiteUrl = ReadSiteUrl(configuration["Site:Url"]),
        MakesFirstAdministrator = configuration[HostDefaults.EnvironmentKey] == Environments.Development,
    };

    private static bool ReadInline(IConfiguration configuration)
    {
        if (!ReadYesOrNo("Server:InlineCompletions", configuration["Server:InlineCompletions"], usual: false)) return false;
        return ReadEditor(configuration).Enabled ? throw new SettingsException("Server:InlineCompletions is true, so Editor:Enabled must be false: the editor waits for its database, and would stop all others meanwhile.") : true;
    }

    private static bool ReadYesOrNo(string name, string? value, bool usual) =>
        string.IsNullOrWhiteSpace(value) ? usual
        : bool.TryParse(value, out var asked) ? asked
        : throw new SettingsException($"{name} is '{value}', but must be true or false.");

    private static Uri ReadSiteUrl(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "" }
            ? url
            : throw new SettingsException($"Site:Url is '{value}', but must be the site's public address, like https://hubs.example.org.");

    private static int ReadMegabytes(string? value) =>
        int.TryParse(value ?? "64", out var megabytes) && megabytes is >= 0 and <= 100_000
            ? megabytes
            : throw new SettingsException($"PageCache:Megabytes is '{value}', but must be a number from 0 to 100000.");

    private static int ReadWhole(string name, string? value, int usual, int most) =>
        string.IsNullOrWhiteSpace(value) ? usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw new SettingsException($"{name} is '{value}', but must be a number from 1 to {most}.");

    private static string ReadDataDirectory(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new SettingsException("DataDirectory is empty, but must name a folder for the site's data.");
        var folder = Path.GetFullPath(value);
        try
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"DataDirectory is '{value}', which cannot be used: {fault.Message}");
        }
    }

    private static string ReadPlace(string name, string value, Func<string, bool> exists, string kind)
    {
        var place = Path.GetFullPath(value, AppContext.BaseDirectory);
        return exists(place) ? place : throw new SettingsException($"{name} is '{value}', but there is no such {kind}.");
    }

    private static DeliveryApiOptions ReadDeliveryApi(IConfigurationSection section)
    {
        var options = new DeliveryApiOptions
        {
            Enabled = ReadFlag(section, "Enabled", otherwise: false),
            PublicAccess = ReadFlag(section, "PublicAccess", otherwise: true),
            ApiKey = section["ApiKey"] is { Length: > 0 } key ? key : null,
            DisallowedContentTypeAliases = section.GetSection("DisallowedContentTypeAliases").Get<string[]>() ?? [],
            AllowedContentTypeAliases = section.GetSection("AllowedContentTypeAliases").Get<string[]>() ?? [],
            RichTextOutputAsJson = ReadFlag(section, "RichTextOutputAsJson", otherwise: false),
            MediaEnabled = ReadFlag(section, "Media:Enabled", otherwise: false),
            MediaPublicAccess = ReadFlag(section, "Media:PublicAccess", otherwise: true),
        };
        return options is { PublicAccess: true, MediaPublicAccess: true } or { ApiKey: not null }
            ? options
            : throw new SettingsException("Umbraco:CMS:DeliveryApi:PublicAccess is false, so Umbraco:CMS:DeliveryApi:ApiKey must be set.");
    }

    private static bool ReadFlag(IConfigurationSection section, string name, bool otherwise)
    {
        if (section[name] is not { Length: > 0 } text) return otherwise;
        return bool.TryParse(text, out var flag) ? flag : throw new SettingsException($"{section.Path}:{name} is '{text}', but must be true or false.");
    }

    private static UmbracoSourceOptions? ReadUmbraco(IConfigurationSection section)
    {
        if (string.IsNullOrWhiteSpace(section["Url"])) return section.GetChildren().Any(child => child.Value is { Length: > 0 }) ? throw new SettingsException($"{section.Path}:Url is empty, but other settings of {section.Path} are there.") : null;
        return new UmbracoSourceOptions
        {
            Url = ReadUrl(section, "Url"),
            ApiKey = section["ApiKey"],
            StartItem = section["StartItem"],
            WebhookSecret = section["WebhookSecret"] is { Length: > 0 } secret ? secret : null,
            Interval = ReadSeconds(section, "IntervalSeconds", 60),
            Patience = ReadSeconds(section, "PatienceSeconds", 10),
        };
    }

    private static TimeSpan ReadSeconds(IConfigurationSection section, string name, int otherwise)
    {
        if (section[name] is not { Length: > 0 } text) return TimeSpan.FromSeconds(otherwise);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new SettingsException($"{section.Path}:{name} is '{text}', but must be a number of seconds from 1 to 86400.");
    }

    private static Uri ReadUrl(IConfigurationSection section, string name) =>
        Uri.TryCreate(section[name], UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url
            : throw new SettingsException($"{section.Path}:{name} is '{section[name]}', but must be an address, like https://content.example.org.");

    private static string? ReadConnection(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        return ContentServerOptions.ConnectionFault(value) is { } fault
            ? throw new SettingsException($"ConnectionStrings:Content is not a PostgreSQL connection string, like Host=…;Database=…;Username=…: {fault}.")
            : value;
    }
}

/// <summary>A setting is wrong. The message is one sentence that names it.</summary>
public sealed class SettingsException(string message) : Exception(message);
