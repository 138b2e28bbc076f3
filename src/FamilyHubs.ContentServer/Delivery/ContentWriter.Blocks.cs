using System.Text.Json;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>Blocks always show their own properties: they are parts of the document, not other documents.</summary>
internal sealed partial class ContentWriter
{
    public void WriteBlockList(PropertyValue value)
    {
        json.WriteStartObject();
        WriteBlocks("items", value.Value, value);
        json.WriteEndObject();
    }

    /// <summary>Stored as a block list whose blocks have spans, and areas with blocks of their own.</summary>
    public void WriteBlockGrid(PropertyValue value)
    {
        json.WriteStartObject();
        json.WriteNumber("gridColumns", (int?)value.Property.DataType.Configuration["gridColumns"] ?? 12);
        WriteGridItems(value.Value, value);
        json.WriteEndObject();
    }

    private void WriteGridItems(JsonElement blocks, PropertyValue value)
    {
        json.WriteStartArray("items");
        foreach (var block in blocks.EnumerateArray())
        {
            json.WriteStartObject();
            json.WriteNumber("rowSpan", Number(block, "rowSpan", 1));
            json.WriteNumber("columnSpan", Number(block, "columnSpan", 12));
            json.WriteNumber("areaGridColumns", Number(block, "areaGridColumns", 12));
            json.WriteStartArray("areas");
            foreach (var area in List(block, "areas")) WriteGridArea(area, value);
            json.WriteEndArray();
            WriteParts(block, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteGridArea(JsonElement area, PropertyValue value)
    {
        json.WriteStartObject();
        json.WriteString("alias", Text(area, "alias") ?? "");
        json.WriteNumber("rowSpan", Number(area, "rowSpan", 1));
        json.WriteNumber("columnSpan", Number(area, "columnSpan", 12));
        WriteGridItems(area.GetProperty("items"), value);
        json.WriteEndObject();
    }

    private void WriteBlocks(string name, JsonElement blocks, PropertyValue value)
    {
        json.WriteStartArray(name);
        foreach (var block in blocks.EnumerateArray())
        {
            json.WriteStartObject();
            WriteParts(block, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>What a block says, and its settings where it has any.</summary>
    private void WriteParts(JsonElement block, PropertyValue value)
    {
        WriteElement("content", block, value);
        if (block.TryGetProperty("settings", out var settings) && settings.ValueKind == JsonValueKind.Object) WriteElement("settings", settings, value);
        else json.WriteNull("settings");
    }

    private void WriteElement(string name, JsonElement element, PropertyValue value)
    {
        var type = element.GetProperty("contentType").GetString()!;
        var values = element.GetProperty("values");
        json.WriteStartObject(name);
        json.WriteString("contentType", type);
        json.WriteString("id", element.GetProperty("key").GetGuid());
        if (request.Site.Model.Find(type) is { } known) WriteProperties(known, alias => values.TryGetProperty(alias, out var one) ? one : null, value.Expand, value.Fields);
        else WriteNoProperties();
        json.WriteEndObject();
    }

    private static int Number(JsonElement part, string name, int usual) => part.TryGetProperty(name, out var number) ? number.GetInt32() : usual;

    private static IEnumerable<JsonElement> List(JsonElement part, string name) => part.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}
