using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Properties;

public sealed class AwkwardInputTests
{
    [HostileFact]
    public async Task Valid_but_awkward_input_is_published_exported_and_imported_as_it_was_typed()
    {
        await using var site = await TestSite.SeededAsync();
        var topic = await site.GetAsync("/help/baby-sleep");
        Dictionary<Guid, string> stored = [];
        foreach (var row in JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Hostile!, "valid/awkward.json"))).RootElement.EnumerateArray())
        {
            var (field, text) = (row.GetProperty("field").GetString()!, row.GetProperty("value").GetString()!);
            if (field is not ("name" or "address" or "text" or "phone")) continue;
            var content = new DraftContent { Name = text, Segment = $"p{stored.Count}", Values = new() { ["title"] = text[..Math.Min(65, text.Length)], ["summary"] = text, ["owner"] = text, ["sources"] = new JsonArray(text, text) } };
            var document = await site.Documents.CreateAsync(topic.Key, "helpPage", content, TestSite.By);
            await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);
            var page = (Website.PublishedModels.HelpPage)site.Live.Current.Find(document.Key)!;
            Assert.Equal((text.Trim(), text.Trim(), text.Trim()), (page.Name, page.Owner, page.Sources[1]));
            stored[document.Key] = (await site.DraftAsync(document.Key)).Values;
        }
        Assert.True(stored.Count > 20, $"{stored.Count} rows");

        var folder = Path.Combine(site.Settings.DataDirectory, "export");
        await site.Export.RunAsync(folder);
        await using var other = await TestSite.EmptyAsync();
        await other.Import.RunAsync(folder);
        foreach (var (key, values) in stored) Assert.Equal(values, (await other.DraftAsync(key)).Values);
    }

    [HostileFact]
    public void Email_addresses_that_people_have_are_accepted()
    {
        var rows = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Hostile!, "valid/awkward.json"))).RootElement.EnumerateArray().ToList();
        var addresses = rows.Where(row => row.GetProperty("field").GetString() == "email").Select(row => row.GetProperty("value").GetString()!).ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Equal("ok", EditorTable.Check("hub.email", JsonSerializer.Serialize(address))));
        Assert.Equal("draft", EditorTable.Check("hub.email", "\"test@\""));
    }

    [HostileFact]
    public async Task Naughty_strings_are_stored_and_printed_as_text()
    {
        await using var site = await TestSite.SeededAsync();
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(Repository.Hostile!, "strings/blns.json")))!;
        Assert.True(strings.Length > 200);
        var document = await site.GetAsync("/privacy");
        var content = await site.ContentAsync(document.Key);
        content.Values["sources"] = new JsonArray([.. strings.Select(text => (JsonNode)text)]);
        document = await site.Documents.SaveDraftAsync(document.Key, document.Revision, content, TestSite.By);
        await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);
        Assert.Equal(strings.Select(text => text.Trim()).Where(text => text.Length > 0), ((Website.PublishedModels.InformationPage)site.Live.Current.Find("/privacy")!).Sources);
    }
}
