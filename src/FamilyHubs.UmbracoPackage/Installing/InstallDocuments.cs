using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;

namespace FamilyHubs.UmbracoPackage.Installing;

/// <summary>Creates all documents, parents first, and then publishes them: a page may point at one that comes later.</summary>
internal sealed class InstallDocuments(Seeds seeds, IContentEditingService documents, IContentPublishingService publishing)
{
    private readonly Dictionary<string, Guid> types = seeds.DocumentTypes.ToDictionary(type => type.Alias, type => type.Key);

    public async Task RunAsync(InstallReport report)
    {
        List<SeedDocument> made = [];
        foreach (var seed in seeds.Documents)
            if (await CreateAsync(seed, report)) made.Add(seed);
        foreach (var seed in made.Where(seed => seed.IsPublished)) await PublishAsync(seed, report);
    }

    private async Task<bool> CreateAsync(SeedDocument seed, InstallReport report)
    {
        if (await documents.GetAsync(seed.Key) is not null)
        {
            report.Present("documents");
            return false;
        }
        var made = await documents.CreateAsync(
            new ContentCreateModel
            {
                Key = seed.Key,
                ParentKey = seed.Parent,
                ContentTypeKey = types[seed.ContentType],
                Variants = [new VariantModel { Name = seed.Name }],
                Properties = [.. ValuesOf(seed)],
            },
            Constants.Security.SuperUserKey);
        if (made.Success) report.Created("documents");
        else report.Refuse("document", seed.Name, seed.Key, made.Status);
        return made.Success;
    }

    private static IEnumerable<PropertyValueModel> ValuesOf(SeedDocument seed) => seed.Values
        .Select(pair => new PropertyValueModel { Alias = pair.Key, Value = Plain(pair.Value!) })
        .Append(new PropertyValueModel { Alias = Constants.Conventions.Content.UrlName, Value = seed.Segment });

    /// <summary>Text, flags, numbers and lists of text as such, because Umbraco's editors of simple values ask for these types; the others read JSON.</summary>
    private static object Plain(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.AsValue().TryGetValue<int>(out var whole) => whole,
        JsonValueKind.Number => value.GetValue<decimal>(),
        JsonValueKind.Array when value.AsArray().All(item => item?.GetValueKind() == JsonValueKind.String) => value.AsArray().Select(item => item!.GetValue<string>()).ToArray(),
        _ => value.DeepClone(),
    };

    private async Task PublishAsync(SeedDocument seed, InstallReport report)
    {
        var published = await publishing.PublishAsync(seed.Key, [new CulturePublishScheduleModel { Culture = null }], Constants.Security.SuperUserKey);
        if (published.Success) report.Created("published");
        else report.Refuse("publishing", seed.Name, seed.Key, published.Status);
    }
}
