using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.Website.Cli;

/// <summary>Says how far an import is, a line each time.</summary>
internal sealed class ConsoleProgress : IProgress<Progress>
{
    public void Report(Progress value) => Console.WriteLine($"Storing {value.What}: {value.Done} of {value.Of}");
}
