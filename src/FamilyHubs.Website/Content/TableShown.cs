namespace FamilyHubs.Website.Content;

/// <summary>A table with what it needs to be read: an id that is unique on the page, a caption, and which cells are headers.</summary>
public sealed record TableShown(string Id, string Caption, TableRows Rows, bool FirstColumnIsHeader)
{
    public string? ClassOf(int column) => Rows.IsNumeric(column) ? "app-table__number" : null;
}
