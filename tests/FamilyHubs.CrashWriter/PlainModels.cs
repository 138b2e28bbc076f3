using System.Text.Json;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.CrashWriter;

/// <summary>Models without types of their own: nothing here reads pages.</summary>
internal sealed class PlainModels : IPublishedModels
{
    public PublishedModel Document(PublishedSite site, PublishedContent content, string contentType) => new(site, content);

    public PublishedElement Element(PublishedSite site, Guid key, string contentType, JsonElement values) => new(site, key, contentType, values);
}
