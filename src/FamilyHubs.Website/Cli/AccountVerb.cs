using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.Website.Cli;

internal sealed class AccountVerb : Verb
{
    public override string Usage => "account <add|reset> <email> [role]";

    public override string Summary => "Makes an account for the editor, or lets its owner in again. Prints a link to choose a password. The site may be running.";

    protected override Task RunWithAsync(string[] args, IReadOnlyList<string> arguments) =>
        RunAsync(new ContentAccounts(WebsiteSettings.Read([.. args.Where(arg => arg.StartsWith('-'))]).ContentServer, TimeProvider.System), arguments);

    protected override Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments) => Task.CompletedTask;

    private static async Task RunAsync(ContentAccounts accounts, IReadOnlyList<string> arguments)
    {
        var link = arguments[0] switch
        {
            "add" => await accounts.AddAsync(arguments[1], arguments.ElementAtOrDefault(2) ?? "administrator"),
            "reset" => await accounts.ResetAsync(arguments[1]),
            _ => throw new TransferException("This is written: account add <email> [role], or account reset <email>"),
        };
        Console.WriteLine($"Open this link to choose a password. It works once, for seven days:\n{link}");
    }
}
