namespace FamilyHubs.ContentServer;

/// <summary>
/// An answer of this endpoint may be kept and given to everybody who asks for the same address, until something that it was
/// made from changes. It depends on nothing of the request but its path and what is named here.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute(params string[] queries) : Attribute
{
    /// <summary>The query parameters that the answer depends on. All others are ignored, so that they cannot fill the memory.</summary>
    public IReadOnlyList<string> Queries { get; } = queries;

    /// <summary>The request headers that the answer depends on. Those of private answers, such as Api-Key, are never kept anyhow.</summary>
    public string[] Headers { get; init; } = [];
}
