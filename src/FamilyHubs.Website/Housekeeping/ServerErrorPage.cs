using System.Text;
using System.Text.Encodings.Web;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>The page for a fault of ours. It is filled from a template without Razor, so that it works when nothing else does.</summary>
public sealed class ServerErrorPage(LiveSite live, SiteAssets assets)
{
    private readonly string template = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Housekeeping", "ServerError.html"));

    public static async Task AnswerAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(http.RequestServices.GetRequiredService<ServerErrorPage>().Fill());
    }

    private string Fill()
    {
        var settings = live.Current.OfType<SiteSettings>().FirstOrDefault();
        return template
            .Replace("{{siteName}}", HtmlEncoder.Default.Encode(settings?.SiteName ?? ""), StringComparison.Ordinal)
            .Replace("{{stylesheet}}", assets.Url("site.css"), StringComparison.Ordinal)
            .Replace("{{safeguarding}}", Contacts(settings), StringComparison.Ordinal);
    }

    private static string Contacts(SiteSettings? settings)
    {
        var items = new StringBuilder();
        foreach (var contact in settings?.SafeguardingContacts ?? [])
            items.Append("<li>").Append(HtmlEncoder.Default.Encode($"{contact.Title}: {contact.Phone}")).Append("</li>");
        return items.ToString();
    }
}
