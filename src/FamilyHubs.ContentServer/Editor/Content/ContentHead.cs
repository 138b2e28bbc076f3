using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>The top of every screen about one document: where it is, how far it is, and the other screens about it.</summary>
internal sealed record ContentHead(PlacedRow Found, ContentType Type, string Current)
{
    public string Heading => Current == "Edit" ? Found.Row.Name : $"{Current}: {Found.Row.Name}";

    public string TypeName => Type.Name;

    public bool HasPage => Type.HasPage;

    public IEnumerable<(string Name, string Address)> Screens
    {
        get
        {
            var address = $"/editor/content/{Found.Row.Key}";
            yield return ("Edit", address);
            if (HasPage) yield return ("Preview", $"{address}/preview");
            if (CloseModel.PropertyOf(Type) is not null) yield return ("Close for a day", $"{address}/close");
            yield return ("Approval", $"{address}/approval");
            yield return ("Publish", $"{address}/publish");
            yield return ("History", $"{address}/history");
            if (HasPage) yield return ("Feedback", $"{address}/feedback");
            yield return ("Where used", $"{address}/where-used");
            if (Type.AllowedContentTypes.Count > 0) yield return ("Order", $"{address}/order");
            yield return ("Move or copy", $"{address}/move");
        }
    }
}
