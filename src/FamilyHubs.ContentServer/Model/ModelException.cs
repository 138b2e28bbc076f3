namespace FamilyHubs.ContentServer.Model;

/// <summary>The content model is wrong. The message names the file, the places in it and what is wrong there.</summary>
public sealed class ModelException(string file, IReadOnlyList<string> faults)
    : Exception($"{file} is not a valid content model:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
