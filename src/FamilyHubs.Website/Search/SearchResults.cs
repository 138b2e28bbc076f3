using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Search;

/// <summary>One choice of a filter, and how many results it leaves.</summary>
public sealed record Choice(string Value, string Words, int Count);

/// <summary>A list to choose from, above the results.</summary>
public sealed record Filter(string Name, string Label, string Chosen, IReadOnlyList<Choice> Choices);

/// <summary>What a search gives: one page of results, and everything that stands around them.</summary>
public sealed record SearchResults
{
    public required int Total { get; init; }

    /// <summary>How many there are without any filter.</summary>
    public required int Unfiltered { get; init; }

    public required IReadOnlyList<SearchHit> Items { get; init; }

    public required IReadOnlyList<Choice> Audiences { get; init; }

    public required IReadOnlyList<Choice> Topics { get; init; }

    public required IReadOnlyList<Choice> Kinds { get; init; }

    public required IReadOnlyList<Choice> Ages { get; init; }

    public required IReadOnlyList<UrgentTrigger> Urgent { get; init; }

    public OutOfScope? OutOfScope { get; init; }

    public string? Suggestion { get; init; }

    public Place? Place { get; init; }

    public IReadOnlyList<(Hub Hub, double Metres)> NearestHubs { get; init; } = [];

    public bool IsOtherLanguage { get; init; }

    /// <summary>The words to mark in summaries.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];
}
