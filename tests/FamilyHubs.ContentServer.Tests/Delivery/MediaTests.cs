using System.Text.Json.Nodes;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class MediaTests(DeliveredSite site) : IClassFixture<DeliveredSite>
{
    private static readonly string[] Keys = ["path", "createDate", "updateDate", "focalPoint", "crops", "id", "name", "mediaType", "url", "extension", "width", "height", "bytes", "properties"];

    [Fact]
    public async Task The_library_is_walked_from_its_root_and_every_file_is_found()
    {
        var files = await WalkAsync("/");
        Assert.Equal(site.Site.Media.Select(file => file.Key).Order(), files.Order());

        async Task<List<Guid>> WalkAsync(string folder)
        {
            List<Guid> found = [];
            foreach (var item in (await site.JsonAsync($"/media?fetch=children:{folder}&take=500"))["items"]!.AsArray())
            {
                Assert.Equal(Keys, item!.AsObject().Select(pair => pair.Key));
                if (item["mediaType"]!.GetValue<string>() == "Folder") found.AddRange(await WalkAsync(item["id"]!.GetValue<string>()));
                else found.Add(item["id"]!.GetValue<Guid>());
            }
            return found;
        }
    }

    [Fact]
    public async Task A_file_is_the_same_by_its_key_by_its_path_and_among_several_and_its_address_serves_it()
    {
        var picture = site.Site.Media.First(file => file.Name.StartsWith("topics/", StringComparison.Ordinal));
        var byKey = await site.JsonAsync($"/media/item/{picture.Key}");
        Assert.Equal(byKey.ToJsonString(), (await site.JsonAsync($"/media/item/{picture.Name}")).ToJsonString());
        Assert.Equal(byKey.ToJsonString(), (await site.JsonAsync($"/media/item/{picture.Name.ToUpperInvariant().Replace("/", "%2F", StringComparison.Ordinal)}/")).ToJsonString());
        Assert.Equal($"[{byKey.ToJsonString()}]", (await site.JsonAsync($"/media/items?id={picture.Key}&id={Guid.NewGuid()}")).ToJsonString());
        Assert.Equal($"/{picture.Name}/", byKey["path"]!.GetValue<string>());
        Assert.Equal("umbracoMediaVectorGraphics", byKey["mediaType"]!.GetValue<string>());
        var bytes = await site.Http.GetByteArrayAsync(new Uri(byKey["url"]!.GetValue<string>(), UriKind.Relative));
        Assert.Equal(byKey["bytes"]!.GetValue<long>(), bytes.Length);
    }

    [Fact]
    public async Task A_folder_can_be_filtered_and_sorted()
    {
        async Task<List<string>> NamesAsync(string query) => [.. (await site.JsonAsync($"/media?fetch=children:/topics/&take=500{query}"))["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];

        var all = await NamesAsync("");
        Assert.Equal(all.Order(StringComparer.OrdinalIgnoreCase).Reverse(), await NamesAsync("&sort=name:desc"));
        Assert.Equal(all.Where(name => name.Contains("baby", StringComparison.Ordinal)), await NamesAsync("&filter=name:baby"));
        Assert.Equal(all, await NamesAsync("&filter=mediaType:umbracoMediaVectorGraphics&sort=createDate:asc&sort=sortOrder:asc"));
        Assert.Empty(await NamesAsync("&filter=mediaType:Image"));
    }

    [Fact]
    public async Task Nothing_is_below_what_is_not_there()
    {
        foreach (var place in new[] { "", "/none", Guid.NewGuid().ToString() })
            Assert.Equal(0, (await site.JsonAsync($"/media?fetch=children:{place}"))["total"]!.GetValue<int>());
    }
}
