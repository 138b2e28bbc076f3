using System.Text.Json;
using FamilyHubs.ContentServer.Delivery;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class DeliveryIndexTests
{
    private static readonly string[] Names = ["Apples", "apples", "Bread", "Crumble", "Dates", "Eggs", "Figs", "Grapes"];
    private static readonly string[] Audiences = ["parents", "young-people", "volunteers"];
    private static readonly ContentModel Model = ModelFile.Read(Path.Combine(AppContext.BaseDirectory, "umbraco.json"));

    /// <summary>Whatever happens to the tree, in whatever order, the index that followed is the one that would be made anew.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_index_that_follows_changes_is_the_one_that_would_be_made_anew(int seed)
    {
        var random = new Random(seed);
        var contents = new Dictionary<Guid, PublishedContent>();
        Put(contents, Content(Key(0), null, "home", "Home", "/", random));
        for (var i = 1; i < 150; i++) Put(contents, New(i, contents, random));
        var site = PublishedSite.Empty(Model, new PlainModels()).Next(new SiteChange(1) { Put = [.. contents.Values] });
        Describe(DeliveryIndex.Of(site), contents);
        var followed = 0;
        for (var step = 0; step < 200; step++)
        {
            var change = Change(step, contents, random);
            var before = DeliveryIndex.Of(site);
            if (((IFollowsChanges)before).After(site.Next(change), change) is not null) followed++;
            site = site.Next(change);
            var anew = PublishedSite.Empty(Model, new PlainModels()).Next(new SiteChange(1) { Put = [.. contents.Values] });
            Assert.Equal(Describe(DeliveryIndex.Of(anew), contents), Describe(DeliveryIndex.Of(site), contents));
        }
        Assert.InRange(followed, 120, 200);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(63, 62)]
    [InlineData(64, 63)]
    [InlineData(64, 0)]
    [InlineData(65, 64)]
    [InlineData(130, 64)]
    [InlineData(128, 127)]
    public void A_number_is_put_into_a_set_and_taken_out_again(int length, int at)
    {
        var random = new Random(length);
        var members = Enumerable.Range(0, length).Where(_ => random.Next(2) == 0).ToList();
        var set = Bits.Of(length, members);
        foreach (var isIn in new[] { true, false })
            foreach (var place in new[] { at, length })
            {
                var longer = set.With(place, isIn);
                Assert.Equal(members.Select(number => number >= place ? number + 1 : number).Concat(isIn ? [place] : []).Order(), longer.Numbers());
                Assert.Equal(members, longer.Without(place).Numbers());
                Assert.Equal(length + 1, longer.Length);
            }
    }

    private static SiteChange Change(int step, Dictionary<Guid, PublishedContent> contents, Random random)
    {
        var others = contents.Values.Where(content => content.Path != "/").ToList();
        var one = others[random.Next(others.Count)];
        switch (random.Next(6))
        {
            case 0:
                var added = New(1_000 + step, contents, random);
                Put(contents, added);
                return new SiteChange(step + 2) { Put = [added] };
            case 1:
                var family = others.Where(content => content.Path == one.Path || content.Path.StartsWith(one.Path + "/", StringComparison.Ordinal)).Select(content => content.Key).ToList();
                if (family.Count > 5) family = []; // So that something is left.
                family.ForEach(key => contents.Remove(key));
                return new SiteChange(step + 2) { Remove = family };
            case 2:
                var sorted = Content(one.Key, one.ParentKey, one.ContentType, one.Name, one.Path, random, random.Next(20));
                Put(contents, sorted);
                return new SiteChange(step + 2) { Put = [sorted] };
            default:
                var edited = Content(one.Key, one.ParentKey, one.ContentType, random.Next(3) == 0 ? Names[random.Next(Names.Length)] : one.Name, one.Path, random, one.SortOrder);
                Put(contents, edited);
                return new SiteChange(step + 2) { Put = [edited] };
        }
    }

    private static PublishedContent New(int number, Dictionary<Guid, PublishedContent> contents, Random random)
    {
        var parent = contents.Values.ElementAt(random.Next(contents.Count));
        return Content(Key(number), parent.Key, random.Next(4) == 0 ? "topic" : "helpPage", Names[random.Next(Names.Length)], $"{parent.Path.TrimEnd('/')}/page-{number}", random, random.Next(20));
    }

    private static PublishedContent Content(Guid key, Guid? parent, string type, string name, string path, Random random, int order = 0)
    {
        var topics = Enumerable.Range(0, random.Next(3)).Select(_ => Key(random.Next(150))).ToArray();
        return new PublishedContent(JsonSerializer.SerializeToUtf8Bytes(new { title = name, audiences = Audiences.Where(_ => random.Next(2) == 0), topics }))
        {
            Key = key,
            ParentKey = parent,
            ContentType = type,
            Name = name,
            Path = path,
            SortOrder = order,
            CreatedUtc = DateTime.UnixEpoch,
            UpdatedUtc = DateTime.UnixEpoch.AddDays(random.Next(50)),
            References = topics,
        };
    }

    private static void Put(Dictionary<Guid, PublishedContent> contents, PublishedContent content) => contents[content.Key] = content;

    private static string Describe(DeliveryIndex index, Dictionary<Guid, PublishedContent> contents)
    {
        var all = index.All().Numbers().ToList();
        List<string> lines = [string.Join(' ', all.Select(number => $"{index[number].Path}@{index.Level(number)}:{index[number].UpdatedUtc.DayOfYear}"))];
        lines.AddRange(all.Select(number => $"below {number}: {Shown(index.Below(number))}; children {Shown(index.ChildrenOf(number))}; above {Shown(index.Above(number))}; found {index.Find(index[number].Key)}"));
        lines.AddRange(new[] { "home", "topic", "helpPage" }.Select(type => $"{type}: {Shown(index.OfType(type))}"));
        lines.AddRange(Audiences.Select(audience => $"{audience}: {Shown(index.ForAudience(audience))}"));
        lines.AddRange(contents.Keys.Order().Select(topic => $"about {topic}: {Shown(index.About(topic))}"));
        lines.Add(Shown(index.In("cy")));
        lines.AddRange(Enum.GetValues<SortField>().Select(field => $"{field}: {string.Join(' ', all.OrderBy(number => index.RanksBy(field)[number]).ThenBy(number => number))}"));
        lines.Add(string.Join(' ', contents.Values.Select(content => content.Path[(content.Path.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal).Select(segment => $"{segment}={index.TopicKey(segment)}")));
        return string.Join('\n', lines);
    }

    private static string Shown(Bits bits) => string.Join(' ', bits.Numbers());

    private static Guid Key(int number) => new(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private sealed class PlainModels : IPublishedModels
    {
        public PublishedModel Document(PublishedSite site, PublishedContent content, string contentType) => new(site, content);

        public PublishedElement Element(PublishedSite site, Guid key, string contentType, JsonElement values) => new(site, key, contentType, values);
    }
}
