using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>Where a page sends somebody next.</summary>
internal static class EditorAddress
{
    /// <summary>An address of the editor that came with a request, or its start: never another site, nor a public page.</summary>
    public static string OrStart(string? address) =>
        address is not null && (address == "/editor" || address.StartsWith("/editor/", StringComparison.Ordinal)) && !address.Any(c => c is '\\' || char.IsControl(c)) ? address : "/editor";

    /// <summary>The same page with 400: what was typed is kept, and ModelState says what to mend.</summary>
    public static PageResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }

    /// <summary>Where a request comes from, for counting; of IPv6 the half that belongs to one household.</summary>
    public static string RemoteAddress(this HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
