namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>What one part of the benchmarks measured, when, and under what.</summary>
internal sealed record Result
{
    public required string Part { get; init; }

    public required string Title { get; init; }

    /// <summary>What was done, in a paragraph.</summary>
    public required string Says { get; init; }

    public DateTimeOffset MeasuredAt { get; init; }

    public string Conditions { get; init; } = "";

    public IReadOnlyList<Goal> Goals { get; init; } = [];

    public IReadOnlyList<Table> Tables { get; init; } = [];

    public IReadOnlyList<Chart> Charts { get; init; } = [];
}

/// <summary>A figure that is to be reached.</summary>
internal sealed record Goal(string What, string Measured, string Reach, bool IsMet);

internal sealed record Table(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows);

internal sealed record Chart(string Name, string Title, string Unit, IReadOnlyList<Bar> Bars);

internal sealed record Bar(string Name, double Low, double Middle, double High);
