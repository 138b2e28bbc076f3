using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

internal sealed class SeedVerb : Verb
{
    public override string Usage => "seed";

    public override string Summary => "Fills an empty site from the content seeds.";

    protected override async Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments)
    {
        var (documents, media) = await transfer.SeedAsync(new ConsoleProgress());
        Console.WriteLine($"Seeded {documents} documents and {media} media files.");
    }
}
