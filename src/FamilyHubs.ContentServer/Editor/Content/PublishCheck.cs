using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What stops a draft from being published: rules of the content model.</summary>
internal static class PublishCheck
{
    public static IReadOnlyList<Fault> Of(ContentModel model, ContentType type, DraftContent draft) => CheckDocument.ForPublishing(model, type, draft);
}
