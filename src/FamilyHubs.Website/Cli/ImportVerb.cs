using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

internal sealed class ImportVerb : Verb
{
    public override string Usage => "import <folder>";

    public override string Summary => "Adds the documents and media of a folder that export wrote, or changes them to what it says.";

    protected override async Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments)
    {
        var (documents, media) = await transfer.ImportAsync(Path.GetFullPath(arguments[0]), new ConsoleProgress());
        Console.WriteLine($"Imported {documents} documents and {media} media files.");
    }
}
