using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>The page that says what went wrong is one to look at, also when what went wrong was a form that was sent.</summary>
internal sealed class ReadProblem(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) http.Request.Method = HttpMethods.Get;
        return next(http);
    }
}
