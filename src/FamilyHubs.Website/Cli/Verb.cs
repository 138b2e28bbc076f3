using System.Data.Common;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.Website.Cli;

/// <summary>Something the program does instead of serving the site: <c>FamilyHubs.Website verb argument --Setting=value</c>.</summary>
internal abstract class Verb
{
    /// <summary>How the verb is written, such as <c>export &lt;folder&gt; [path]</c>.</summary>
    public abstract string Usage { get; }

    public abstract string Summary { get; }

    public static IReadOnlyList<Verb> All { get; } = [new SeedVerb(), new ImportVerb(), new ExportVerb(), new BackupVerb(), new RestoreVerb(), new AccountVerb(), new PlacesVerb()];

    private string Name => Usage.Split(' ')[0];

    /// <summary>The fewest and the most arguments besides settings.</summary>
    protected virtual (int Least, int Most) Count => (Usage.Count(c => c == '<'), Usage.Count(c => c is '<' or '['));

    protected abstract Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments);

    /// <summary>The verb that the arguments ask for, or null when they ask for the site.</summary>
    public static Call? Asked(string[] args) => args switch
    {
        [] => null,
        ["--help" or "-h" or "help" or "-?", ..] => new Call(new HelpVerb(), []),
        [['-' or '/', ..], ..] => null,
        [var name, .. var rest] => new Call(All.FirstOrDefault(verb => verb.Name == name) ?? new UnknownVerb(name), rest),
    };

    /// <summary>An error that a person can mend, as one sentence; null for a fault of the program.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        SettingsException or TransferException or SeedException or ModelException or SourceException or Shared.Places.PostcodeDirectoryException => fault.Message,
        DbException => $"The content database cannot be used: {fault.Message}",
        IOException or UnauthorizedAccessException => fault.Message,
        _ => null,
    };

    internal sealed record Call(Verb Verb, string[] Args)
    {
        /// <returns>0 when done, 1 when not.</returns>
        public async Task<int> RunAsync()
        {
            try
            {
                List<string> arguments = [.. Args.Where(arg => !arg.StartsWith('-'))];
                var (least, most) = Verb.Count;
                if (arguments.Count < least || arguments.Count > most) throw new TransferException($"This is written: {Verb.Usage}");
                await Verb.RunWithAsync(Args, arguments);
                return 0;
            }
            catch (Exception fault) when (Explain(fault) is { } sentence)
            {
                await Console.Error.WriteLineAsync(sentence);
                return 1;
            }
        }
    }

    protected virtual Task RunWithAsync(string[] args, IReadOnlyList<string> arguments) =>
        RunAsync(new ContentTransfer(WebsiteSettings.Read([.. args.Where(arg => arg.StartsWith('-'))]).ContentServer, TimeProvider.System), arguments);
}
