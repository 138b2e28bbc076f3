namespace FamilyHubs.Website.Shared;

/// <summary>The audiences of the content model in words: "For parents and carers, and volunteers".</summary>
public static class AudienceWords
{
    public static string For(IReadOnlyList<string> audiences)
    {
        List<string> names = [.. audiences.Select(Name)];
        return names switch
        {
            [] => "",
            [var one] => $"For {one}",
            _ => $"For {string.Join(", ", names[..^1])} and {names[^1]}",
        };
    }

    private static string Name(string audience) => audience switch
    {
        "parents" => "parents",
        "young-people" => "young people",
        _ => audience,
    };
}
