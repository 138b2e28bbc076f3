namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Something that could be better for the reader: where, and what to do. It never stops a publish.</summary>
/// <param name="Check">The name of the check.</param>
/// <param name="Place">The property, such as <c>content[2].text</c>.</param>
/// <param name="Message">A sentence that says how to mend it.</param>
internal sealed record Advice(string Check, string Place, string Message);
