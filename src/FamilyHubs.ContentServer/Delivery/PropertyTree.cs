using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>
/// What <c>expand</c> and <c>fields</c> name: <c>properties[a,b[properties[$all]]]</c>. Each is a name with the names in its
/// brackets. Names that no document has are not looked for, as in Umbraco.
/// </summary>
internal sealed class PropertyTree(string name)
{
    private const string Everything = "$all";
    private const int Deepest = 24;
    private const int Longest = 2_000;

    private readonly Dictionary<string, PropertyTree> items = [];

    public bool IsEmpty => items.Count == 0;

    /// <summary>What is said about a property one step in; null when nothing is.</summary>
    public PropertyTree? Into(string alias)
    {
        if (Named(Everything) is { } everything) return everything;
        return Named("properties") is { } properties ? properties.Named(Everything) ?? properties.Named(alias) : null;
    }

    /// <exception cref="Refusal">The brackets are not in order.</exception>
    public static PropertyTree? Read(string parameter, string text)
    {
        if (text.Length == 0) return null;
        if (text.Length > Longest) throw Unreadable(parameter);
        List<PropertyTree> open = [new("")];
        var last = open[0];
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : ',';
            if (IsNamePart(c)) continue;
            var name = text[start..at];
            if (name.Length > 0 && (start == 0 || text[start - 1] != ']')) last = open[^1].Add(name);
            else if (name.Length > 0 || !MayStandAfter(text, at)) throw Unreadable(parameter);
            switch (c)
            {
                case '[' when name.Length > 0 && open.Count < Deepest: open.Add(last); break;
                case ']' when open.Count > 1: open.RemoveAt(open.Count - 1); break;
                case ',': break;
                default: throw Unreadable(parameter);
            }
            start = at + 1;
        }
        return open.Count == 1 ? open[0] : throw Unreadable(parameter);
    }

    public override string ToString() => items.Count == 0 ? name : $"{name}[{string.Join(',', items.Values)}]";

    private PropertyTree? Named(string alias) => items.GetValueOrDefault(alias);

    /// <summary>Of a name that is there twice the first counts, as in Umbraco.</summary>
    private PropertyTree Add(string itemName)
    {
        var item = new PropertyTree(itemName);
        items.TryAdd(itemName, item);
        return item;
    }

    /// <summary>Without a name before it, only a comma, the end or a closing bracket may stand, and only after a closing bracket.</summary>
    private static bool MayStandAfter(string text, int at) => at > 0 && text[at - 1] == ']' && (at == text.Length || text[at] is ',' or ']');

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$' or ':' or '.';

    private static Refusal Unreadable(string parameter) =>
        new(StatusCodes.Status400BadRequest, $"{char.ToUpperInvariant(parameter[0])}{parameter[1..]} option not found", $"The attempted '{parameter}' cannot be read: write it like properties[a,b[properties[$all]]]");
}
