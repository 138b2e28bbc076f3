using Xunit;

namespace FamilyHubs.ContentServer.Tests.Rules;

/// <summary>What the website can see of the content server. To let it grow is a decision: it is made here.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] Approved =
    [
        "Calendar.CalendarWords", "Calendar.KnownDays", "Calendar.NamedDays", "Calendar.Occurrence", "Calendar.OccurrenceState", "Calendar.OpenHours", "Calendar.Presence", "Calendar.Repeat", "Calendar.Schedule",
        "Calendar.ScheduleChange", "Calendar.ScheduleChangeKind", "Calendar.ScheduleWords", "Calendar.SchoolDay", "Calendar.Season", "Calendar.SpecialDays", "Calendar.WeeklyHours",
        "ContentAccounts", "ContentServerOptions", "ContentServerSetup", "ContentStart", "ContentTransfer", "Delivery.DeliveryDescription", "DeliveryApiOptions",
        "Editor.ErrorSummaryTagHelper", "Editor.IEditorAssets", "Editor.InputTagHelper", "EditorOptions",
        "Feedback.CommentCheck", "Feedback.PageComment", "Feedback.PageFeedback", "Feedback.PageVotes",
        "KeptAttribute", "LondonTime", "MailOptions", "MediaOptions",
        "Model.ContentModel", "Model.ContentType", "Model.DataType", "Model.Language", "Model.ModelException", "Model.ModelFile", "Model.PropertyGroup", "Model.PropertyType", "Model.Tab",
        "NotifyOptions",
        "Published.Address", "Published.HtmlText", "Published.IPublishedModels", "Published.LiveSite", "Published.PictureCut", "Published.PublishedContent", "Published.PublishedElement",
        "Published.PublishedLink", "Published.PublishedMedia", "Published.PublishedModel", "Published.PublishedSite", "Published.Reads", "Published.Rendition", "Published.SiteFollower", "Published.SourceException",
        "SafeRuntime",
        "Search.AskedQuery", "Search.SearchAnswer", "Search.SearchHit", "Search.SearchSuggestions", "Search.SiteSearch", "Search.StoredQueries",
        "SmtpOptions",
        "Transfer.Progress", "Transfer.SeedException", "Transfer.TransferException",
        "UmbracoSourceOptions", "WebhookOptions",
    ];

    [Fact]
    public void The_public_types_are_those_that_were_approved() =>
        Assert.Equal(Approved, typeof(ContentServerSetup).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.FullName!["FamilyHubs.ContentServer.".Length..]).Order(StringComparer.Ordinal));

    [Fact]
    public void Drafts_and_storage_cannot_be_seen() =>
        Assert.DoesNotContain(typeof(ContentServerSetup).Assembly.GetExportedTypes(), type => type.Namespace is "FamilyHubs.ContentServer.Documents" or "FamilyHubs.ContentServer.Storage");
}
