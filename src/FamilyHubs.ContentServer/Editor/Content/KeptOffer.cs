using FamilyHubs.ContentServer.Documents;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Something that a person was writing and did not save: when, how it differs from the draft, and who saved since.</summary>
internal sealed record KeptOffer(DateTime AtUtc, IReadOnlyList<ValueChange> Differences, string? SavedSinceBy)
{
    public static KeptOffer Of(WorkingCopy copy, TreeRow row, Model.ContentType type, Model.ContentModel model)
    {
        var (draft, typed) = (row.Draft, copy.Over(row.Draft));
        return new(copy.KeptUtc, ValueChange.Between(draft.Name, draft.Values, typed.Name, typed.Values, type, model), copy.Revision == row.Revision ? null : row.SavedBy);
    }
}
