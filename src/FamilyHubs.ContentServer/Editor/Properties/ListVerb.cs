using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>
/// What a button beside an item of a list does, written in its value: <c>up content[2]</c>. It changes the form only; nothing
/// is stored until the person saves.
/// </summary>
internal sealed record ListVerb(string Name, string Place, string Argument)
{
    private static readonly Regex Written = new(@"^(up|down|to|remove|copy|take|put|add|more|weekdays|pick|only|pickfile|onlyfile|upload|find) ([A-Za-z0-9.\[\]]{1,400})(?: ([A-Za-z0-9-]{1,64}))?$", RegexOptions.NonBacktracking);

    private static readonly Regex Step = new(@"([A-Za-z][A-Za-z0-9]*)(?:\[([0-9]{1,5})\])?", RegexOptions.NonBacktracking);

    public static ListVerb? Read(string? written) =>
        Written.Match(written ?? "") is { Success: true } match ? new(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : null;

    /// <summary>The property at the top of the form in which it happens.</summary>
    public string Property => Step.Match(Place).Groups[1].Value;

    /// <returns>The place that the person is at afterwards.</returns>
    public string Apply(JsonObject values, ContentModel model) => Name switch
    {
        "add" when model.Find(Argument) is { IsElement: true } type => Add(values, new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = type.Alias, ["values"] = new JsonObject() }),
        "pick" or "only" when Guid.TryParse(Argument, out var key) => Add(values, key.ToString()),
        "pickfile" or "onlyfile" when Guid.TryParse(Argument, out var key) => Add(values, new JsonObject { ["mediaKey"] = key.ToString() }),
        "weekdays" => CopyMonday(values),
        "up" or "down" or "to" or "remove" or "copy" => Change(values),
        _ => Place,
    };

    /// <summary>The block at the place; null where there is none.</summary>
    public JsonObject? ItemIn(JsonObject values) =>
        Find(values) is { Holder: { } holder, Index: { } at } found && holder[found.Alias] is JsonArray list && at < list.Count ? list[at] as JsonObject : null;

    /// <summary>Puts a block that was taken from somewhere else at the end of the list.</summary>
    /// <returns>The place that the person is at afterwards.</returns>
    public string Put(JsonObject values, JsonObject block) => Add(values, WithNewKeys(block.DeepClone()));

    /// <summary>The values of the block in which it happens, with the type of the block.</summary>
    public (JsonObject Values, ContentType Type)? BlockIn(JsonObject values, ContentModel model) =>
        Place.LastIndexOf('.') is > 0 and var end && (this with { Place = Place[..end] }).Find(values) is { Holder: { } holder, Index: { } at } found
        && holder[found.Alias] is JsonArray blocks && at < blocks.Count && blocks[at] is JsonObject block && block["values"] is JsonObject inside && model.Find(block["contentType"]?.ToString() ?? "") is { } type
            ? (inside, type)
            : null;

    private string Add(JsonObject values, JsonNode item)
    {
        var (holder, alias, _) = Find(values);
        if (holder is null) return Place;
        if (holder[alias] is not JsonArray list || Name is "only" or "onlyfile") holder[alias] = list = [];
        if (list.Any(other => JsonNode.DeepEquals(other, item))) return Place;
        list.Add(item);
        return $"{Place}[{list.Count - 1}]";
    }

    private string Change(JsonObject values)
    {
        var (holder, alias, index) = Find(values);
        if (holder?[alias] is not JsonArray list || index is not { } at || at >= list.Count) return Place;
        var item = list[at];
        var to = Name switch { "up" => Math.Max(0, at - 1), "down" => Math.Min(list.Count - 1, at + 1), "to" => Math.Min(list.Count - 1, int.TryParse(Argument, out var wanted) ? Math.Max(0, wanted) : at), "copy" => at + 1, _ => Math.Max(0, at - 1) };
        if (Name == "copy") list.Insert(to, WithNewKeys(item!.DeepClone()));
        else list.RemoveAt(at);
        if (Name is "up" or "down" or "to") list.Insert(to, item);
        if (list.Count == 0) holder.Remove(alias);
        var place = Place[..Place.LastIndexOf('[')];
        return list.Count == 0 ? place : $"{place}[{to}]";
    }

    /// <summary>Gives the other weekdays the hours of Monday.</summary>
    private string CopyMonday(JsonObject values)
    {
        var (holder, alias, _) = Find(values);
        if (holder?[alias] is not JsonArray week) return Place;
        List<JsonObject> days = [.. week.OfType<JsonObject>().Select(hours => hours.DeepClone().AsObject())];
        var monday = days.Where(hours => Day(hours) == "monday").ToList();
        var others = days.Where(hours => Day(hours) is "saturday" or "sunday");
        string[] weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        holder[alias] = new JsonArray([.. weekdays.SelectMany(_ => monday, (day, hours) => On(day, hours)), .. others]);
        return Place;
    }

    private static string? Day(JsonObject hours) => hours["day"]?.ToString();

    private static JsonObject On(string day, JsonObject hours)
    {
        var copy = hours.DeepClone().AsObject();
        copy["day"] = day;
        return copy;
    }

    /// <summary>Walks to the values that hold the list: into a block by its index, into a property by its alias.</summary>
    private (JsonObject? Holder, string Alias, int? Index) Find(JsonObject values)
    {
        var steps = Step.Matches(Place);
        var holder = values;
        for (var i = 0; i < steps.Count - 1; i++)
        {
            if (holder[steps[i].Groups[1].Value] is not JsonArray blocks || !int.TryParse(steps[i].Groups[2].ValueSpan, out var at) || at >= blocks.Count) return (null, "", null);
            if (blocks[at]?["values"] is not JsonObject inside) return (null, "", null);
            holder = inside;
        }
        var last = steps[^1].Groups;
        return (holder, last[1].Value, int.TryParse(last[2].ValueSpan, out var index) ? index : null);
    }

    private static JsonNode WithNewKeys(JsonNode node)
    {
        if (node is JsonArray list) foreach (var item in list.OfType<JsonNode>()) WithNewKeys(item);
        if (node is not JsonObject map) return node;
        if (map.ContainsKey("contentType") && map.ContainsKey("key")) map["key"] = Guid.NewGuid().ToString();
        foreach (var (_, value) in map.ToArray()) if (value is not null) WithNewKeys(value);
        return node;
    }
}
