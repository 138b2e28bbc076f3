using FamilyHubs.ContentServer.Calendar;

namespace FamilyHubs.Website.Shared;

/// <summary>What there is at a place, as one sentence: "Step-free entrance and parking".</summary>
public static class FacilityWords
{
    public static string List(IEnumerable<string> facilities) =>
        CalendarWords.List([.. facilities]) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] + "." : "";
}
