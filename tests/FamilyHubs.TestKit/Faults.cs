using Xunit;

namespace FamilyHubs.TestKit;

/// <summary>Many places checked at once: a failure names all of them, not the first only.</summary>
public static class Faults
{
    private const int MostShown = 40;

    public static void None(IEnumerable<string> faults)
    {
        List<string> found = [.. faults.Distinct()];
        Assert.True(found.Count == 0, $"{found.Count} faults:\n{string.Join('\n', found.Take(MostShown))}");
    }
}
