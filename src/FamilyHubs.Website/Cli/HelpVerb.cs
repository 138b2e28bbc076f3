using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.Website.Cli;

internal sealed class HelpVerb : Verb
{
    public override string Usage => "--help";

    public override string Summary => "Shows this.";

    protected override (int Least, int Most) Count => (0, int.MaxValue);

    protected override Task RunWithAsync(string[] args, IReadOnlyList<string> arguments)
    {
        Console.WriteLine("Without a verb the site starts. With one:");
        foreach (var verb in All.Append(this)) Console.WriteLine($"  {verb.Usage,-24} {verb.Summary}");
        Console.WriteLine("Settings are given as --DataDirectory=… and so on; docs/running.md lists them.");
        return Task.CompletedTask;
    }

    protected override Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments) => Task.CompletedTask;
}

internal sealed class UnknownVerb(string name) : Verb
{
    public override string Usage => name;

    public override string Summary => "";

    protected override (int Least, int Most) Count => (0, int.MaxValue);

    protected override Task RunWithAsync(string[] args, IReadOnlyList<string> arguments) =>
        throw new TransferException($"There is no verb '{name}'. --help lists those there are.");

    protected override Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments) => Task.CompletedTask;
}
