using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Somebody saved while another was writing: where the two differ. Nothing of either is lost.</summary>
internal sealed record Collision(string By, DateTime AtUtc, IReadOnlyList<ValueChange> Differences)
{
    public static Collision Between(DocumentVersion theirs, DraftContent mine, ContentType type, ContentModel model)
    {
        var other = DraftContent.Of(theirs);
        return new(theirs.SavedBy, theirs.SavedUtc, ValueChange.Between(other.Name, other.Values, mine.Name, mine.Values, type, model));
    }
}
