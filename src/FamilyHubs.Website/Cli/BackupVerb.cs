using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

internal sealed class BackupVerb : Verb
{
    public override string Usage => "backup <file>";

    public override string Summary => "Writes a backup of the database and the media. The site may be running.";

    protected override Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments)
    {
        transfer.Backup(Path.GetFullPath(arguments[0]));
        Console.WriteLine($"Wrote {arguments[0]}.");
        return Task.CompletedTask;
    }
}
