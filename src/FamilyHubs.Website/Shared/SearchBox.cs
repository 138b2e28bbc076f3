namespace FamilyHubs.Website.Shared;

/// <summary>A search field with its button.</summary>
/// <param name="Id">Different for each on a page.</param>
/// <param name="Label">What it says above the field.</param>
/// <param name="Kind">"header", "large" or nothing.</param>
/// <param name="Value">What was searched for.</param>
public sealed record SearchBox(string Id, string Label, string Kind = "", string Value = "");
