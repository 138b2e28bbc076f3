using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

internal sealed class ExportVerb : Verb
{
    public override string Usage => "export <folder> [path]";

    public override string Summary => "Writes all content, or the page at a path with all below it, as files. The site may be running.";

    protected override async Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments)
    {
        var count = await transfer.ExportAsync(Path.GetFullPath(arguments[0]), arguments.ElementAtOrDefault(1));
        Console.WriteLine($"Exported {count} documents to {arguments[0]}.");
    }
}
