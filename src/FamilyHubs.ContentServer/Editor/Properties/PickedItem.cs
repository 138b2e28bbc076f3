namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>One of the pages or files that were chosen.</summary>
internal sealed record PickedItem(PropertyField Field, int Index, Pick Pick)
{
    public string Place => $"{Field.Place}[{Index}]";

    public bool IsLast => Index == Field.Items.Count() - 1;
}
