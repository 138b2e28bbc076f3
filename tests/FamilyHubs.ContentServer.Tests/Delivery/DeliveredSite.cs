using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

/// <summary>The seeded site with a key for the Content Delivery API, read as a program reads it.</summary>
public class DeliveredSite : SeededSite
{
    public const string Key = "a-key-for-tests";

    public const string Root = "/umbraco/delivery/api/v2";

    /// <summary>Settings below <c>Umbraco:CMS:DeliveryApi</c>.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings => [("ApiKey", Key)];

    public Guid KeyOf(string path) => Site.FindContent(path)!.Key;

    /// <summary>The answer to a path below the root of the API, with headers as <c>Name: value</c>.</summary>
    public Task<HttpResponseMessage> AskAsync(string pathAndQuery, params string[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Root + pathAndQuery, UriKind.Relative));
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        return Http.SendAsync(request);
    }

    public async Task<JsonNode> JsonAsync(string pathAndQuery, params string[] headers)
    {
        using var answer = await AskAsync(pathAndQuery, headers);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{pathAndQuery}: {answer.StatusCode} {body}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body)!;
    }

    /// <summary>The paths of a list's items, without the slash at the end.</summary>
    public async Task<string[]> PathsAsync(string query, params string[] headers) =>
        [.. (await JsonAsync("/content" + query, headers))["items"]!.AsArray().Select(item => item!["route"]!["path"]!.GetValue<string>()).Select(path => path == "/" ? path : path.TrimEnd('/'))];

    public async Task<int> TotalAsync(string query, params string[] headers) => (await JsonAsync("/content" + query, headers))["total"]!.GetValue<int>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (name, value) in Settings) builder.UseSetting($"Umbraco:CMS:DeliveryApi:{name}", value);
    }
}
