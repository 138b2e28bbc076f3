using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.TestKit;

/// <summary>Makes one address of a site fail as a fault of ours would.</summary>
public sealed class FaultOnDemand : IResourceFilter
{
    public const string Path = "/about?fault=now";

    /// <summary>Words of the fault, which no visitor may see.</summary>
    public const string Secret = "fault-canary-71c4";

    public static void AddTo(IServiceCollection services) => services.Configure<MvcOptions>(options => options.Filters.Add(new FaultOnDemand()));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Request.Query.ContainsKey("fault")) throw new InvalidOperationException(Secret);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
