using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>What somebody is writing into the form of a document and has not saved: it is theirs alone, and no version.</summary>
internal sealed class WorkingCopy
{
    public required Guid DocumentKey { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The revision of the document that the form was made from.</summary>
    public int Revision { get; set; }

    /// <summary>JSON: name, segment, note and values as they were typed, right or wrong.</summary>
    public required string Content { get; set; }

    public DateTime KeptUtc { get; set; }

    public static string Text(DraftContent typed) => new JsonObject
    {
        ["name"] = typed.Name,
        ["segment"] = typed.Segment,
        ["note"] = typed.Note,
        ["values"] = typed.Values.DeepClone(),
    }.ToJsonString(DocumentJson.Options);

    /// <summary>What was typed; values in other languages are those that the document has now.</summary>
    public DraftContent Over(DraftContent draft)
    {
        var kept = JsonNode.Parse(Content)!.AsObject();
        return draft with { Name = kept["name"].Text() ?? "", Segment = kept["segment"].Text(), Note = kept["note"].Text(), Values = kept["values"]!.DeepClone().AsObject() };
    }
}
