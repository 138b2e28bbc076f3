using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace FamilyHubs.Website.Shared;

/// <summary>
/// The Razor pages, looked for when the first request is routed and not at the start: that takes a tenth of a second, and the
/// first page after a start is mostly there already, finished.
/// </summary>
internal sealed class PagesWhenAsked(IEndpointRouteBuilder site) : EndpointDataSource
{
    private readonly Lazy<Found> found = new(() => new(site));

    public override IReadOnlyList<Endpoint> Endpoints => found.Value.Endpoints;

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    private sealed class Found : IEndpointRouteBuilder
    {
        private readonly IEndpointRouteBuilder site;

        public Found(IEndpointRouteBuilder site)
        {
            this.site = site;
            this.MapRazorPages();
            Endpoints = [.. DataSources.SelectMany(source => source.Endpoints)];
        }

        public IReadOnlyList<Endpoint> Endpoints { get; }

        public IServiceProvider ServiceProvider => site.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => site.CreateApplicationBuilder();
    }
}

internal static class PagesWhenAskedRoute
{
    public static void MapPagesWhenAsked(this IEndpointRouteBuilder routes) => routes.DataSources.Add(new PagesWhenAsked(routes));
}
