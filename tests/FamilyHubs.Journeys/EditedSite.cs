namespace FamilyHubs.Journeys;

/// <summary>A site of its own for those who change all of it: nobody else would find what they look for.</summary>
public sealed class EditedSite : BrowsedSite
{
    protected override Task LookRoundAsync() => Task.CompletedTask;
}
