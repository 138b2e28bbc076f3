using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>The request that somebody signs in or out with. Identity's own holder would cost each visitor's page a twentieth of its time.</summary>
internal sealed class EditorRequest : IHttpContextAccessor
{
    public HttpContext? HttpContext { get; set; }
}
