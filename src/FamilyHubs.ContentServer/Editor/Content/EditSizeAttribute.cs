using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>
/// How much the form of a document may bring. With a file in it as much as the library lets in, so that a file that is too large
/// is refused with a sentence and not with a broken connection: files go to the disk. Text is held in memory, so it is less.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EditSizeAttribute : Attribute, IAuthorizationFilter
{
    public const long MostWithFiles = 400_000_000;

    private const long MostText = 80 * 1024 * 1024;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var hasFiles = context.HttpContext.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = hasFiles ? MostWithFiles : MostText;
    }
}
