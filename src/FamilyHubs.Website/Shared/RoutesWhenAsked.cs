using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace FamilyHubs.Website.Shared;

/// <summary>
/// The routes, made when the first request is routed and not at the start: that takes a tenth of a second, and the first page
/// after a start is mostly there already, finished. They are made once; of its own accord ASP.NET Core makes them for everybody
/// who looks at the list, and they are three.
/// </summary>
internal sealed class RoutesWhenAsked(IEndpointRouteBuilder site, Action<IEndpointRouteBuilder> map) : EndpointDataSource
{
    private readonly Lazy<Made> made = new(() => new(site, map));

    public override IReadOnlyList<Endpoint> Endpoints => made.Value.Endpoints;

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    private sealed class Made : IEndpointRouteBuilder
    {
        private readonly IEndpointRouteBuilder site;

        public Made(IEndpointRouteBuilder site, Action<IEndpointRouteBuilder> map)
        {
            this.site = site;
            map(this);
            Endpoints = [.. DataSources.SelectMany(source => source.Endpoints)];
        }

        public IReadOnlyList<Endpoint> Endpoints { get; }

        public IServiceProvider ServiceProvider => site.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => site.CreateApplicationBuilder();
    }
}

internal static class RoutesWhenAskedRoute
{
    public static void MapWhenAsked(this IEndpointRouteBuilder site, Action<IEndpointRouteBuilder> map) => site.DataSources.Add(new RoutesWhenAsked(site, map));
}
