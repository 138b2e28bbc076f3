using System.Text.Json.Nodes;

namespace FamilyHubs.TestKit;

/// <summary>The real model with Gujarati in it, where titles, texts and related pages of information pages may vary.</summary>
public static class BilingualModel
{
    private static readonly string[] Varying = ["title", "content", "relatedPages"];

    /// <summary>As <c>umbraco.json</c> would say it.</summary>
    public static string Text { get; } = Make();

    private static string Make()
    {
        var root = JsonNode.Parse(Repository.Read("umbraco.json"))!.AsObject();
        root["languages"]!.AsArray().Add(new JsonObject { ["isoCode"] = "gu", ["name"] = "Gujarati" });
        foreach (var type in root["documentTypes"]!.AsArray().Where(type => type!["alias"]!.GetValue<string>() is "pageBasics" or "informationPage"))
        {
            if (type!["alias"]!.GetValue<string>() == "informationPage") type["variesByCulture"] = true;
            foreach (var property in type["tabs"]!.AsArray().SelectMany(tab => tab!["groups"]!.AsArray()).SelectMany(group => group!["properties"]!.AsArray()))
                if (Varying.Contains(property!["alias"]!.GetValue<string>())) property["variesByCulture"] = true;
        }
        return root.ToJsonString();
    }
}
