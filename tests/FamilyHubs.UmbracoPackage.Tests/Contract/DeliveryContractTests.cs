using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Xunit;
using static FamilyHubs.UmbracoPackage.Tests.Contract.ContractWorld;

namespace FamilyHubs.UmbracoPackage.Tests.Contract;

/// <summary>
/// What our Content Delivery API writes is what Umbraco's model classes give for the same content, on 17 and on 18. The
/// classes are Umbraco.Cms.Core's; what fills them in a running Umbraco is not there, so the values are put in by hand.
/// </summary>
public sealed class DeliveryContractTests
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public void A_document_with_plain_values()
    {
        var values = new JsonObject
        {
            ["title"] = "A \"title\" <b> & ગુજરાતી",
            ["lead"] = "Two\nlines",
            ["email"] = "a@example.org",
            ["whole"] = 12,
            ["amount"] = 52.63m,
            ["flag"] = false,
            ["day"] = "2026-11-22",
            ["moment"] = "2026-07-01T09:00:00Z",
            ["tags"] = new JsonArray("a", "b"),
            ["lines"] = new JsonArray("one", "two"),
            ["choice"] = "parents",
            ["boxes"] = new JsonArray("parents"),
        };
        var properties = new Dictionary<string, object?>
        {
            ["title"] = "A \"title\" <b> & ગુજરાતી",
            ["lead"] = "Two\nlines",
            ["email"] = "a@example.org",
            ["whole"] = 12,
            ["amount"] = 52.63m,
            ["flag"] = false,
            ["day"] = new DateOnly(2026, 11, 22),
            ["moment"] = new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(1)),
            ["tags"] = new[] { "a", "b" },
            ["lines"] = new[] { "one", "two" },
            ["choice"] = "parents",
            ["boxes"] = new[] { "parents" },
        };
        foreach (var empty in new[] { "text", "blocks", "grid", "picks", "media", "links" }) properties[empty] = null;
        UmbracoJson.AssertSame(UmbracoJson.Of(new ApiContentResponse(Subject, "Subject", "page", Created, Updated, Route("/subject/"), properties, new Dictionary<string, IApiContentRoute>())), Deliver(values));
    }

    [Fact]
    public void Picked_documents_are_shown_without_properties_and_what_is_not_published_is_left_out() =>
        Same("picks", new JsonArray(Target.ToString(), Hidden.ToString(), Root.ToString()), new[] { Picked(Nothing), new ApiContent(Root, "Home", "page", Created, Updated, Route("/"), Nothing) });

    [Fact]
    public void One_picked_document_is_an_array_too() => Same("picks", new JsonArray(Target.ToString()), new[] { Picked(Nothing) });

    [Fact]
    public void Expanded_documents_show_their_properties_and_point_at_others_without() =>
        Same("picks", new JsonArray(Target.ToString()), new[] { Picked(Expanded()) }, "?expand=properties[picks]&fields=properties[picks[properties[title,picks]]]");

    [Fact]
    public void Nothing_picked_and_published_is_an_empty_array() => Same("picks", new JsonArray(Hidden.ToString()), Array.Empty<IApiContent>());

    [Fact]
    public void Media_has_its_crops_and_its_focal_point() => Same("media",
        new JsonArray(new JsonObject
        {
            ["mediaKey"] = Photo.ToString(),
            ["focalPoint"] = new JsonObject { ["left"] = 0.25m, ["top"] = 0.75m },
            ["crops"] = new JsonArray(new JsonObject { ["alias"] = "wide", ["width"] = 1200, ["height"] = 630, ["coordinates"] = new JsonObject { ["x1"] = 0.1m, ["y1"] = 0.2m, ["x2"] = 0.3m, ["y2"] = 0.4m } }),
        }),
        new[] { Media(new ImageFocalPoint(0.25m, 0.75m), [new("wide", 1200, 630, new ImageCropCoordinates(0.1m, 0.2m, 0.3m, 0.4m)), new("square", 400, 400, null)]) });

    [Fact]
    public void Media_without_any_choice_has_the_crops_of_its_data_type() =>
        Same("media", new JsonArray(new JsonObject { ["mediaKey"] = Photo.ToString() }), new[] { Media(null, [new("wide", 1200, 630, null), new("square", 400, 400, null)]) });

    [Fact]
    public void Media_that_is_asked_for_has_its_path_and_dates()
    {
        var file = new MediaResponse { Id = Photo, Name = "photo.jpg", MediaType = "Image", Url = "/media/20000000/photo.jpg", Extension = "jpg", Width = 800, Height = 600, Bytes = 12_345, Path = "/folder/photo.jpg/", CreateDate = Created, UpdateDate = Created };
        UmbracoJson.AssertSame(UmbracoJson.Of(file), DeliverMedia("folder/photo.jpg"));
        var ours = DeliverMedia("folder");
        var folder = new MediaResponse { Id = ours["id"]!.GetValue<Guid>(), Name = "folder", MediaType = "Folder", Path = "/folder/", CreateDate = Created, UpdateDate = Created };
        UmbracoJson.AssertSame(UmbracoJson.Of(folder), ours);
    }

    [Fact]
    public void Links_lead_to_documents_media_and_other_sites() => Same("links",
        new JsonArray(
            new JsonObject { ["name"] = "Words", ["type"] = "document", ["unique"] = Target.ToString(), ["queryString"] = "#part", ["target"] = "_blank" },
            new JsonObject { ["name"] = "", ["type"] = "document", ["unique"] = Target.ToString() },
            new JsonObject { ["name"] = "Gone", ["type"] = "document", ["unique"] = Hidden.ToString() },
            new JsonObject { ["name"] = "A photo", ["type"] = "media", ["unique"] = Photo.ToString() },
            new JsonObject { ["name"] = "Elsewhere", ["type"] = "external", ["url"] = "https://example.org/a", ["queryString"] = "?b=c" },
            new JsonObject { ["name"] = "Call", ["type"] = "external", ["url"] = "tel:999" }),
        new[]
        {
            ApiLink.Content("Words", "#part", "_blank", Target, "page", Route("/target/"), null),
            ApiLink.Content("Target", null, null, Target, "page", Route("/target/"), null),
            ApiLink.Media("A photo", "/media/20000000/photo.jpg", null, null, Photo, "Image"),
            ApiLink.External("Elsewhere", "https://example.org/a?b=c", "?b=c", null),
            ApiLink.External("Call", "tel:999", null, null),
        });

    [Fact]
    public void A_block_list_has_content_and_settings() => Same("blocks", new JsonArray(Stored(), Stored(withSettings: true)), new ApiBlockListModel([new(Note(Block), null), new(Note(Block), Note(Settings))]));

    [Fact]
    public void Blocks_reach_further_when_expanded()
    {
        var block = Stored();
        block["values"]!["picks"] = new JsonArray(Target.ToString());
        var note = Element(Block, new Dictionary<string, object?> { ["title"] = "A note", ["picks"] = new[] { Picked(new Dictionary<string, object?> { ["title"] = "A title" }) } });
        Same("blocks", new JsonArray(block), new ApiBlockListModel([new(note, null)]), "?expand=properties[blocks[properties[picks]]]&fields=properties[blocks[properties[title,picks[properties[title]]]]]");
    }

    [Fact]
    public void A_block_grid_has_spans_and_areas()
    {
        var inner = Stored();
        (inner["rowSpan"], inner["columnSpan"], inner["areaGridColumns"]) = (1, 4, 12);
        var outer = Stored(withSettings: true);
        (outer["rowSpan"], outer["columnSpan"], outer["areaGridColumns"]) = (2, 8, 6);
        outer["areas"] = new JsonArray(new JsonObject { ["alias"] = "left", ["rowSpan"] = 1, ["columnSpan"] = 3, ["items"] = new JsonArray(inner) });
        Same("grid", new JsonArray(outer), new ApiBlockGridModel(12,
            [new ApiBlockGridItem(Note(Block), Note(Settings), 2, 8, 6, [new ApiBlockGridArea("left", 1, 3, [new ApiBlockGridItem(Note(Block), null, 1, 4, 12, [])])])]));
    }

    [Fact]
    public void Rich_text_says_where_links_lead() => Same("text",
        $"<h2>Words</h2><p><a href=\"/{{localLink:{Target}}}#part\">one</a> <a href=\"/{{localLink:{Photo}}}\">two</a> <a href=\"/{{localLink:{Hidden}}}\">three</a> <a href=\"https://example.org/\">four</a></p>",
        new RichTextModel
        {
            Markup = $"<h2>Words</h2><p><a href=\"/target/#part\" data-destination-id=\"{Target}\" data-destination-type=\"page\" data-start-item-path=\"home\" data-start-item-id=\"{Root}\" data-link-type=\"Content\">one</a> "
                + $"<a href=\"/media/20000000/photo.jpg\" data-destination-id=\"{Photo}\" data-destination-type=\"Image\" data-link-type=\"Media\">two</a> <a>three</a> <a href=\"https://example.org/\">four</a></p>",
            Blocks = [],
        });

    [Fact]
    public void Rich_text_has_its_blocks()
    {
        var markup = $"<p>Before</p><umb-rte-block data-content-id=\"{Block}\"></umb-rte-block>";
        Same("text", new JsonObject { ["markup"] = markup, ["blocks"] = new JsonArray(Stored(withSettings: true)) }, new RichTextModel { Markup = markup, Blocks = [new(Note(Block), Note(Settings))] });
    }

    [Fact]
    public void Rich_text_can_be_a_tree()
    {
        var markup = $"<h2>Words</h2>\n<p>Tom &amp; <strong>Jo</strong> <a href=\"/{{localLink:{Target}}}#part\">one</a><a href=\"/{{localLink:{Photo}}}\">two</a><a href=\"/{{localLink:{Hidden}}}\">three</a></p><umb-rte-block data-content-id=\"{Block}\"></umb-rte-block>";
        var tree = new RichTextRootElement([],
        [
            new RichTextGenericElement("h2", [], [new RichTextTextElement("Words")]),
            new RichTextGenericElement("p", [],
            [
                new RichTextTextElement("Tom &amp; "),
                new RichTextGenericElement("strong", [], [new RichTextTextElement("Jo")]),
                new RichTextGenericElement("a", new() { ["route"] = new ApiContentRoute("/target/", new ApiContentStartItem(Root, "home")) { QueryString = "#part" }, ["destinationId"] = Target, ["destinationType"] = "page", ["linkType"] = nameof(LinkType.Content) }, [new RichTextTextElement("one")]),
                new RichTextGenericElement("a", new() { ["href"] = "/media/20000000/photo.jpg", ["destinationId"] = Photo, ["destinationType"] = "Image", ["linkType"] = nameof(LinkType.Media) }, [new RichTextTextElement("two")]),
                new RichTextGenericElement("a", [], [new RichTextTextElement("three")]),
            ]),
            new RichTextGenericElement("umb-rte-block", new() { ["content-id"] = Block }, []),
        ], [new ApiBlockItem(Note(Block), null)]);
        var values = new JsonObject { ["text"] = new JsonObject { ["markup"] = markup, ["blocks"] = new JsonArray(Stored()) } };
        UmbracoJson.AssertSame(UmbracoJson.Of(tree), Deliver(values, "?fields=properties[text]", asJson: true)["properties"]!["text"]);
    }

    [Fact]
    public void A_document_in_two_languages_names_both()
    {
        var values = new JsonObject { ["title"] = "Privacy", ["$cultures"] = new JsonObject { ["cy"] = new JsonObject { ["$name"] = "Pwnc", ["title"] = "Preifatrwydd" } } };
        var cultures = new Dictionary<string, IApiContentRoute> { ["en-GB"] = Route("/subject/"), ["cy"] = Route("/subject/") };
        foreach (var (language, name, title) in new[] { ("en-GB", "Subject", "Privacy"), ("cy", "Pwnc", "Preifatrwydd") })
        {
            var umbraco = new ApiContentResponse(Subject, name, "article", Created, Updated, Route("/subject/"), new Dictionary<string, object?> { ["title"] = title }, cultures);
            UmbracoJson.AssertSame(UmbracoJson.Of(umbraco), Deliver(values, contentType: "article", language: language));
        }
    }

    [Fact]
    public void A_document_that_says_nothing_in_a_language_is_not_there_in_it()
    {
        var values = new JsonObject { ["title"] = "Privacy" };
        Assert.Equal([Root, Subject, Target], List(values, "article", "en-GB"));
        Assert.Equal([Root, Target], List(values, "article", "cy"));
        Assert.Equal([Root, Subject, Target], List(values, "page", "cy"));
    }

    [Fact]
    public void A_difference_is_seen()
    {
        var ours = Deliver(new() { ["title"] = "A" }, "?fields=properties[title]");
        foreach (var (name, change) in new (string, Action<JsonObject>)[]
        {
            ("a missing key", json => json.Remove("cultures")), ("one too many", json => json["more"] = null), ("another value", json => json["name"] = "Other"),
            ("a null", json => json["properties"]!["title"] = null), ("no null", json => json["route"]!["queryString"] = ""),
        })
        {
            var umbraco = JsonNode.Parse(ours.ToJsonString())!.AsObject();
            UmbracoJson.AssertSame(umbraco, ours);
            change(umbraco);
            Assert.True(Assert.ThrowsAny<Exception>(() => UmbracoJson.AssertSame(umbraco, ours)) is not null, name);
        }
    }

    private static void Same(string property, JsonNode stored, object umbraco, string? query = null) =>
        UmbracoJson.AssertSame(UmbracoJson.Of(umbraco), Deliver(new() { [property] = stored }, query ?? $"?fields=properties[{property}]")["properties"]![property]);

    private static ApiContentRoute Route(string path) => new(path, new ApiContentStartItem(Root, "home"));

    private static ApiContent Picked(Dictionary<string, object?> properties) => new(Target, "Target", "page", Created, Updated, Route("/target/"), properties);

    private static Dictionary<string, object?> Expanded() => new() { ["title"] = "A title", ["picks"] = new[] { new ApiContent(Root, "Home", "page", Created, Updated, Route("/"), Nothing) } };

    private static PickedMedia Media(ImageFocalPoint? focalPoint, IEnumerable<ImageCrop> crops) =>
        new() { FocalPoint = focalPoint, Crops = crops, Id = Photo, Name = "photo.jpg", MediaType = "Image", Url = "/media/20000000/photo.jpg", Extension = "jpg", Width = 800, Height = 600, Bytes = 12_345 };

    private static ApiElement Note(Guid key) => Element(key, new Dictionary<string, object?> { ["title"] = "A note", ["picks"] = null });

#if UMBRACO18
    private static ApiElement Element(Guid key, Dictionary<string, object?> properties) => new(key, null!, "note", properties);
#else
    private static ApiElement Element(Guid key, Dictionary<string, object?> properties) => new(key, "note", properties);
#endif

    private static JsonObject Stored(bool withSettings = false)
    {
        var block = new JsonObject { ["key"] = Block.ToString(), ["contentType"] = "note", ["values"] = new JsonObject { ["title"] = "A note" } };
        if (withSettings) block["settings"] = new JsonObject { ["key"] = Settings.ToString(), ["contentType"] = "note", ["values"] = new JsonObject { ["title"] = "A note" } };
        return block;
    }
}
