using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace FamilyHubs.Website.Tests;

/// <summary>
/// Runs every <c>sh</c> block of docs/api.md with curl against the seeded site. Where a <c>json</c> block follows, the last
/// answer must have every name in it. Add an example there, and it is tested.
/// </summary>
public sealed partial class ApiDocumentTests(ApiDocumentTests.KeyedSite site) : IClassFixture<ApiDocumentTests.KeyedSite>
{
    private const string Key = "a-key-for-examples";

    private static readonly List<Example> Examples = [.. Blocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md")))
        .Select(match => new Example(match.Groups["sh"].Value.Trim(), match.Groups["json"].Success ? match.Groups["json"].Value : null))];

    [CurlFact]
    public async Task Every_example_works_and_answers_with_the_names_that_are_shown()
    {
        Assert.True(Examples.Count >= 7, "The examples of docs/api.md were not found.");
        foreach (var example in Examples)
        {
            var answers = new List<string>();
            foreach (var command in example.Commands.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) answers.Add(await RunAsync(command));
            if (example.Answer is { } shown) AssertHas(JsonNode.Parse(shown)!, JsonNode.Parse(answers[^1]), example.Commands);
        }
    }

    [Fact]
    public void A_name_that_is_not_in_the_answer_is_seen()
    {
        var answer = JsonNode.Parse("""{ "a": [{ "b": null }], "c": [] }""");
        AssertHas(JsonNode.Parse("""{ "a": [{ "b": "x" }] }""")!, answer, "");
        Assert.ThrowsAny<Exception>(() => AssertHas(JsonNode.Parse("""{ "a": [{ "d": 1 }] }""")!, answer, ""));
        Assert.ThrowsAny<Exception>(() => AssertHas(JsonNode.Parse("""{ "c": [1] }""")!, answer, ""));
    }

    private async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", Command().Replace(command, "curl --fail --silent --show-error --max-time 20 ", 1)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["SITE"], start.Environment["KEY"]) = (site.Address.ToString().TrimEnd('/'), Key);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command}: {await errors}");
        Assert.NotEmpty(await output);
        return await output;
    }

    private static void AssertHas(JsonNode shown, JsonNode? answer, string where)
    {
        if (shown is JsonObject names)
            foreach (var (name, value) in names)
            {
                Assert.True(answer is JsonObject given && given.ContainsKey(name), $"{where}: the answer has no '{name}'");
                if (value is not null && answer![name] is { } inside) AssertHas(value, inside, $"{where} {name}");
            }
        if (shown is JsonArray { Count: > 0 } items && items[0] is { } first) AssertHas(first, Assert.IsType<JsonArray>(answer)[0], where);
    }

    [GeneratedRegex("```sh\n(?<sh>.*?)```(?:\\s*```json\n(?<json>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("^curl ")]
    private static partial Regex Command();

    private sealed record Example(string Commands, string? Answer);

    public sealed class KeyedSite : ServedSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Umbraco:CMS:DeliveryApi:ApiKey", Key);
        }
    }
}

/// <summary>Runs curl in a shell; skipped where there is none.</summary>
public sealed class CurlFactAttribute : FactAttribute
{
    public CurlFactAttribute() => Skip = Programs.Find("curl") is null || Programs.Find("sh") is null ? "Needs curl: apt-get install curl" : null;
}
