namespace FamilyHubs.ContentServer.Published;

/// <summary>Which site a request reads: the live one, unless something before it laid drafts over it.</summary>
internal sealed class ShownSite
{
    public PublishedSite? Instead { get; set; }
}
