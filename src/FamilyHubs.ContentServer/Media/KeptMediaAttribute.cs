using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Small pictures and files are kept as pages are; large ones, and parts of one, come from the disk.</summary>
internal sealed class KeptMediaAttribute(Func<HttpContext, bool> isSmall) : KeptAttribute
{
    public override string? KeyOf(HttpRequest request) => request.Headers.Range.Count > 0 ? null : base.KeyOf(request);

    public override bool Takes(HttpContext http) => isSmall(http);
}
