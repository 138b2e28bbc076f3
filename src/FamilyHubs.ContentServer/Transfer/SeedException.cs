namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Seed files are wrong; nothing was stored. Each fault names its file and line.</summary>
public sealed class SeedException(IReadOnlyList<string> faults)
    : Exception($"The content was not stored, because {(faults.Count == 1 ? "there is a mistake in it" : $"there are {faults.Count} mistakes in it")}:{string.Concat(faults.Take(50).Select(fault => $"{Environment.NewLine}  {fault}"))}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>A verb cannot do what was asked. The message is one sentence that says what to do.</summary>
public sealed class TransferException(string message) : Exception(message);
