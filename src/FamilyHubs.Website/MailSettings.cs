using System.Globalization;
using System.Net.Mail;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Website;

/// <summary>The settings of mail, checked. No message of theirs repeats a password or a key.</summary>
internal static class MailSettings
{
    public static MailOptions Read(IConfigurationSection section)
    {
        var options = new MailOptions { Smtp = ReadSmtp(section.GetSection("Smtp")), Notify = ReadNotify(section.GetSection("Notify")) };
        return options is { Smtp: not null, Notify: not null } ? throw new SettingsException("Mail:Smtp:Host and Mail:Notify:ApiKey are both set, but mail leaves one way only.") : options;
    }

    private static SmtpOptions? ReadSmtp(IConfigurationSection section)
    {
        if (section["Host"] is not { Length: > 0 } host) return IsEmpty(section) ? null : throw new SettingsException("Mail:Smtp:Host is empty, but other settings of Mail:Smtp are there.");
        var options = new SmtpOptions
        {
            Host = host,
            Port = ReadPort(section["Port"]),
            Tls = bool.TryParse(section["Tls"] ?? "true", out var tls) ? tls : throw new SettingsException($"Mail:Smtp:Tls is '{section["Tls"]}', but must be true or false."),
            User = section["User"] is { Length: > 0 } user ? user : null,
            Password = section["Password"] is { Length: > 0 } password ? password : null,
            From = MailAddress.TryCreate(section["From"], out var from) ? from.ToString() : throw new SettingsException($"Mail:Smtp:From is '{section["From"]}', but must be who mail is from, like hubs@example.org."),
        };
        if (options is { User: null } != options is { Password: null }) throw new SettingsException("Mail:Smtp:User and Mail:Smtp:Password must be set both, or neither.");
        return options is { Tls: false, Password: not null } && host is not ("localhost" or "127.0.0.1" or "::1") ? throw new SettingsException("Mail:Smtp:Tls is false, but Mail:Smtp:Password must not cross the network in the clear.") : options;
    }

    private static int ReadPort(string? value) =>
        string.IsNullOrWhiteSpace(value) ? 587
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65_535 ? port
        : throw new SettingsException($"Mail:Smtp:Port is '{value}', but must be a number from 1 to 65535.");

    private static NotifyOptions? ReadNotify(IConfigurationSection section)
    {
        if (section["ApiKey"] is not { Length: > 0 } key) return IsEmpty(section) ? null : throw new SettingsException("Mail:Notify:ApiKey is empty, but other settings of Mail:Notify are there.");
        return new NotifyOptions
        {
            ApiKey = NotifyOptions.IsKey(key) ? key : throw new SettingsException("Mail:Notify:ApiKey must be a key as GOV.UK Notify shows it: a name and two long numbers."),
            TemplateId = Guid.TryParse(section["TemplateId"], out var template) ? template : throw new SettingsException($"Mail:Notify:TemplateId is '{section["TemplateId"]}', but must be the id of a template, as GOV.UK Notify shows it."),
            Url = Uri.TryCreate(section["Url"] is { Length: > 0 } given ? given.TrimEnd('/') + "/" : "https://api.notifications.service.gov.uk/", UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IsLoopback: true })
                ? url
                : throw new SettingsException($"Mail:Notify:Url is '{section["Url"]}', but must be an address that starts with https."),
        };
    }

    private static bool IsEmpty(IConfigurationSection section) => section.GetChildren().All(child => string.IsNullOrEmpty(child.Value));
}
