namespace FamilyHubs.ContentServer;

/// <summary>The .NET that this runs on.</summary>
public static class SafeRuntime
{
    /// <summary>Below this the runtime has known vulnerabilities.</summary>
    private static readonly Version Oldest = new(10, 0, 13);

    /// <summary>What is wrong with the runtime, or null.</summary>
    public static string? Fault => FaultOf(Environment.Version);

    internal static string? FaultOf(Version runtime) => runtime < Oldest ? $"This runs on .NET {runtime}, which has known faults; docs/running.md says how to publish with {Oldest} or later." : null;
}
