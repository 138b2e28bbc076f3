using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>Somebody else changed the document first. Nothing was stored, and what they saved is here to compare.</summary>
internal sealed class DocumentConflict(Document current, DocumentVersion theirs) : Exception($"Document {current.Key} was changed by {theirs.SavedBy} in the meantime.")
{
    public Document Current { get; } = current;

    public DocumentVersion Theirs { get; } = theirs;
}

/// <summary>The document breaks rules of the content model or of the tree. Nothing was stored.</summary>
internal sealed class DocumentInvalid(IReadOnlyList<Fault> faults) : Exception(string.Join("; ", faults.Select(fault => $"{fault.Property}: {fault.Message}")))
{
    public DocumentInvalid(string property, string message)
        : this([new Fault(property, message)])
    {
    }

    public IReadOnlyList<Fault> Faults { get; } = faults;
}

/// <summary>There is no such document, or it is in the bin.</summary>
internal sealed class DocumentMissing(Guid key) : Exception($"There is no document {key}.")
{
    public Guid Key { get; } = key;
}
