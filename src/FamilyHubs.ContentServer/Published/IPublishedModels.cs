using System.Text.Json;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Makes typed models. The website's is generated from <c>umbraco.json</c>.</summary>
public interface IPublishedModels
{
    PublishedModel Document(PublishedSite site, PublishedContent content, string contentType);

    PublishedElement Element(PublishedSite site, Guid key, string contentType, JsonElement values);
}
