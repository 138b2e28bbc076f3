using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>A part of the form: a tab of the document type, with its groups.</summary>
internal sealed record FormSection(string Name, IReadOnlyList<FormGroup> Groups)
{
    public string Id => "section-" + Documents.Segment.From(Name);
}

internal sealed record FormGroup(string Name, IReadOnlyList<PropertyField> Fields);

/// <summary>What a person looked for with the plain button of a picker, and what there is.</summary>
internal sealed record Offered(string Place, string Words, IReadOnlyList<Pick> Picks);

/// <summary>The form for a document of a type: its values as stored or as typed, what is wrong with them, and the names of what they point at.</summary>
internal sealed class EditForm
{
    public required ContentModel Model { get; init; }

    public required ContentType Type { get; init; }

    public required JsonObject Values { get; init; }

    public required PageAddresses Addresses { get; init; }

    public required ShownCalendar Calendar { get; init; }

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The block that the person took to put it in somewhere.</summary>
    public JsonObject? Taken { get; init; }

    /// <summary>Where it was taken from, just now.</summary>
    public string? TakenFrom { get; init; }

    public IReadOnlyDictionary<Guid, Pick> Known { get; init; } = new Dictionary<Guid, Pick>();

    public Offered? Offered { get; init; }

    /// <summary>Where the person is: what was just added or moved.</summary>
    public string? Focus { get; init; }

    /// <summary>The tabs of the type and of its compositions; tabs of the same name are one.</summary>
    public IEnumerable<FormSection> Sections =>
        Type.Compositions.Select(Model.Get).Append(Type).SelectMany(type => type.Tabs).GroupBy(tab => tab.Name)
            .Select(tabs => new FormSection(tabs.Key, [.. tabs.SelectMany(tab => tab.Groups).GroupBy(group => group.Name)
                .Select(groups => new FormGroup(groups.Key, [.. groups.SelectMany(group => group.Properties).Select(property => FieldOf(property, Values, ""))]))]));

    /// <summary>The fields of a block.</summary>
    public IEnumerable<PropertyField> FieldsOf(ContentType type, JsonObject values, string place) => type.PropertyList.Select(property => FieldOf(property, values, place));

    public PropertyField FieldOf(PropertyType property, JsonObject values, string place) => new(this, property, place + property.Alias, values[property.Alias]);

    public IEnumerable<Fault> FaultsAt(string place) => Faults.Where(fault => fault.Property == place);

    /// <summary>What a place is called on the screen: the name of its property, with its block.</summary>
    public string LabelOf(string place)
    {
        var own = Type.Properties.GetValueOrDefault(place.Split('[', '.')[0]);
        var inner = place.Split('.')[^1].Split('[')[0];
        var name = Model.ContentTypes.Where(type => type.IsElement).Select(type => type.Properties.GetValueOrDefault(inner)).FirstOrDefault(property => property is not null)?.Name;
        return place.Contains('[', StringComparison.Ordinal) && int.TryParse(place.Split('[', ']')[1], out var at) ? $"{own?.Name} {at + 1}, {name}" : own?.Name ?? place;
    }

    /// <summary>The faults as somebody meets them who goes down the form.</summary>
    public IReadOnlyList<Fault> InOrder(IEnumerable<Fault> faults)
    {
        List<string> top = ["name", "segment", .. Sections.SelectMany(part => part.Groups).SelectMany(group => group.Fields).Select(field => field.Property.Alias)];
        return [.. faults.OrderBy(fault => WayTo(fault.Property, top), StringComparer.Ordinal)];
    }

    /// <summary>Where a place is, as numbers that sort: its property, its block, the property in the block.</summary>
    private string WayTo(string place, List<string> top)
    {
        var way = new StringBuilder();
        var (values, aliases) = ((JsonObject?)Values, top);
        foreach (var step in place.Split('.'))
        {
            var (alias, at) = step.Split('[', ']') is [var list, var number, ..] && int.TryParse(number, out var index) ? (list, index) : (step, 0);
            way.Append(CultureInfo.InvariantCulture, $"{(uint)aliases.IndexOf(alias):D10}.{at:D5}.");
            var block = values?[alias] is JsonArray blocks && at < blocks.Count ? blocks[at] as JsonObject : null;
            values = block?["values"] as JsonObject;
            aliases = Model.Find(block?["contentType"].Text() ?? "") is { } type ? [.. type.PropertyList.Select(property => property.Alias)] : [];
        }
        return way.ToString();
    }

    public bool HasFaultInside(string place) => Faults.Any(fault => fault.Property.StartsWith(place, StringComparison.Ordinal));

    /// <summary>What a key points at; one that points at nothing is shown too, so that it can be taken out.</summary>
    public Pick PickOf(Guid key) => Known.GetValueOrDefault(key) ?? new Pick(key, "Something that does not exist any more", "", "Take it out", null);
}
