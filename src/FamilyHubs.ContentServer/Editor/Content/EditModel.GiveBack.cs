using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FamilyHubs.ContentServer.Editor.Content;

internal sealed partial class EditModel
{
    /// <summary>
    /// A form without the proof that it is ours changes nothing. It may be ours all the same: the proof goes with a cookie, and
    /// cookies are cleared. So what was typed comes back in a form that can be sent.
    /// </summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        try
        {
            if (HttpMethods.IsPost(Request.Method)) await antiforgery.ValidateRequestAsync(HttpContext);
        }
        catch (AntiforgeryValidationException fault)
        {
            context.Result = fault.InnerException switch
            {
                BadHttpRequestException { StatusCode: var status } => StatusCode(status),
                IOException or InvalidDataException => BadRequest(),
                _ when context.HandlerMethod?.Name is null => await GiveBackAsync(HttpContext.RequestAborted),
                _ => BadRequest(),
            };
            return;
        }
        await next();
    }

    private async Task<IActionResult> GiveBackAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || !MayWrite) return BadRequest();
        return await RefuseAsync(ReadForm(), [new Fault("name", "Nothing is saved yet, because the cookies of this browser were cleared. What you typed is here: save it again.")], cancellation);
    }
}
