namespace FamilyHubs.Website.Shared;

/// <summary>Answers that any site may fetch and show: public data, without a key and without cookies.</summary>
internal static class OpenToAll
{
    public static TBuilder OpenToAllSites<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return await next(context);
        });
}
