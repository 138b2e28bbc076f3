using System.Text.Json.Nodes;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A document as a Content Delivery API tells it: in the default language, and in others by their ISO codes.</summary>
internal sealed record DeliveredDocument(JsonObject Item)
{
    public Guid Key { get; } = DeliveredSite.KeyOf(Item);

    public string Path => DeliveredSite.PathOf(Item);

    public Dictionary<string, JsonObject> Translations { get; } = [];

    /// <summary>Whether it says that it is published in a language.</summary>
    public bool IsIn(string language) => Item["cultures"] is JsonObject cultures && cultures.Any(culture => culture.Key.Equals(language, StringComparison.OrdinalIgnoreCase));
}
