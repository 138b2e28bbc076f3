using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Transfer;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Cli;

internal sealed class PlacesVerb : Verb
{
    public override string Usage => "places import <file>";

    public override string Summary => "Takes the position of every postcode from an official directory, for exact distances.";

    protected override (int Least, int Most) Count => (2, 2);

    protected override Task RunWithAsync(string[] args, IReadOnlyList<string> arguments)
    {
        if (arguments[0] != "import") throw new TransferException($"This is written: {Usage}");
        var settings = WebsiteSettings.Read([.. args.Where(arg => arg.StartsWith('-'))]).ContentServer;
        var directory = PostcodeDirectory.Open(Path.GetFullPath(arguments[1]), Console.WriteLine);
        directory.Save(UnitPostcodes.FileIn(settings.DataDirectory));
        Console.WriteLine(Told(directory, new Councils(settings)));
        return Task.CompletedTask;
    }

    protected override Task RunAsync(ContentTransfer transfer, IReadOnlyList<string> arguments) => Task.CompletedTask;

    private static string Told(PostcodeDirectory directory, Councils councils)
    {
        var ours = directory.CountIn(councils.All.Where(council => council.IsOurs).Select(council => council.Code));
        var left = string.Create(CultureInfo.InvariantCulture, $"{directory.Terminated:N0} that have ended and {directory.WithoutPosition + directory.Unreadable:N0} without a position were left out");
        var newest = DateOnly.TryParseExact($"{directory.Newest}01", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? $" The newest is from {month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}." : "";
        return string.Create(CultureInfo.InvariantCulture, $"Imported {directory.Kept:N0} postcodes, {ours:N0} of them in the county; {left}.{newest} A running site uses them at once.");
    }
}
