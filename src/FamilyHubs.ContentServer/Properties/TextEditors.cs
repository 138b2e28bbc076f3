using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.TextBox</c> and <c>Umbraco.TextArea</c>: text, at most <c>maxChars</c> long.</summary>
internal class TextEditor(string alias) : PropertyEditor
{
    public override string Alias => alias;

    public override IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types) => NotNumbers(configuration, "maxChars");

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            check.Unreadable("Enter text");
            return;
        }
        var text = value.GetValue<string>();
        if (check.Configuration["maxChars"]?.GetValue<int>() is { } most && text.Length > most)
            check.Fault($"{check.Property.Name} must be {most} characters or fewer; it has {text.Length}");
        if (check.Property.Pattern?.IsMatch(text) == false)
            check.Fault(check.Property.PatternMessage ?? $"{check.Property.Name} is not in the right form");
    }

    public override JsonNode? Clean(JsonNode value, ContentModel model) => value.GetValue<string>().Trim() is { Length: > 0 } text ? text : null;

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) => TextOf(node, seed);
}

/// <summary><c>Umbraco.EmailAddress</c>.</summary>
internal sealed class EmailEditor() : TextEditor("Umbraco.EmailAddress")
{
    public override void Check(JsonNode value, ValueCheck check)
    {
        base.Check(value, check);
        if (value.GetValueKind() == JsonValueKind.String && !System.Net.Mail.MailAddress.TryCreate(value.GetValue<string>(), out _))
            check.Fault("Enter an email address in the correct form, like name@example.com");
    }
}

/// <summary><c>Umbraco.Tags</c> and <c>Umbraco.MultipleTextstring</c>: a list of text.</summary>
internal sealed class TextListEditor(string alias) : PropertyEditor
{
    public override string Alias => alias;

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (!value.IsListOf(item => item.Text() is not null)) check.Unreadable("Enter a list of text");
    }

    public override JsonNode? Clean(JsonNode value, ContentModel model) =>
        new JsonArray([.. value.AsArray().Select(item => item!.GetValue<string>().Trim()).Where(text => text.Length > 0).Select(text => (JsonNode)text)]);

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => TextOf(item, seed)).OfType<string>().Select(text => (JsonNode)text)]);
}
