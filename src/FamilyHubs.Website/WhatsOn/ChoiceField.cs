namespace FamilyHubs.Website.WhatsOn;

/// <summary>One list to choose from in the form.</summary>
public sealed record ChoiceField(string Name, string Label, string Any, string Chosen, IEnumerable<WhatsOnChoice> Choices);
