using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>
/// Answers of the API are kept by all that they depend on: the path, the language, the start item, and what the query says
/// in an order of our own. What is not in order goes the long way, where it is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptDeliveryAttribute(ContentModel model) : KeptAttribute("expand", "fetch", "fields", "filter", "id", "skip", "sort", "take")
{
    public override string? KeyOf(HttpRequest request)
    {
        if (base.KeyOf(request) is not { } key) return null;
        if (request.QueryString.HasValue && request.Query.Any(one => DeliveryRequest.IsOdd(one.Value))) return null;
        if (DeliveryRequest.CultureOf(model, request.Headers.AcceptLanguage) is { } culture) key += $"\nin {culture}";
        if (DeliveryRequest.StartItemOf(request.Headers) is { Length: > 0 } start) key += $"\nfrom {start.ToLowerInvariant()}";
        return Checked(key);
    }
}
