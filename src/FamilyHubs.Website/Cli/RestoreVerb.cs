using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

internal sealed class RestoreVerb : Verb
{
    public override string Usage => "restore <file>";

    public override string Summary => "Puts a backup in the place of the content, and keeps what was there.";

    protected override Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments)
    {
        var before = transfer.Restore(Path.GetFullPath(arguments[0]));
        Console.WriteLine(before is null ? $"Restored {arguments[0]}." : $"Restored {arguments[0]}. What was there before is in {before}.");
        return Task.CompletedTask;
    }
}
