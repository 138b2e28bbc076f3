using Microsoft.AspNetCore.Html;

namespace FamilyHubs.Website.Shared;

/// <summary>Small line drawings beside words that say the same: screen readers skip them.</summary>
public static class Icon
{
    public static IHtmlContent Alert { get; } = Draw("M12 4 21.5 20h-19zM12 10v4.5M12 17.3v.1");

    public static IHtmlContent Arrow { get; } = Draw("M5 12h14M13 6l6 6-6 6");

    public static IHtmlContent Calendar { get; } = Draw("M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7");

    public static IHtmlContent Clock { get; } = Draw("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2");

    public static IHtmlContent Download { get; } = Draw("M12 4v11M7 10.5l5 5 5-5M5 20h14");

    public static IHtmlContent Info { get; } = Draw("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.1");

    public static IHtmlContent Mail { get; } = Draw("M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5");

    public static IHtmlContent Menu { get; } = Draw("M4 7h16M4 12h16M4 17h16");

    public static IHtmlContent Message { get; } = Draw("M4 5h16v11.5H9.5L5.5 20v-3.5H4z");

    public static IHtmlContent Phone { get; } = Draw("M6.5 3.5 9 8l-2 2.2a14 14 0 0 0 6.8 6.8L16 15l4.5 2.5a4 4 0 0 1-4 3.5A14.5 14.5 0 0 1 3 7.5a4 4 0 0 1 3.5-4z");

    public static IHtmlContent Play { get; } = Draw("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM10 8.5v7l5.5-3.5z");

    public static IHtmlContent Print { get; } = Draw("M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z");

    public static IHtmlContent Search { get; } = Draw("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20.5 20.5");

    public static IHtmlContent Web { get; } = Draw("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18");

    private static HtmlString Draw(string path) => new($"""<svg class="app-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"></path></svg>""");
}
