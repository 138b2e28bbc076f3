using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;

namespace FamilyHubs.UmbracoPackage.Installing;

/// <summary>
/// Element types and compositions before the document types that use them. What may stand below what is said at the end,
/// because types allow one another in circles.
/// </summary>
internal sealed class InstallDocumentTypes(Seeds seeds, IContentTypeService types, IContentTypeEditingService editing, IContentTypeContainerService containers)
{
    internal static readonly Guid Folder = new("2b6b0c1d-6f0e-4d3a-9f5e-0a4c6f1d7a11");

    /// <summary>A composition that Umbraco alone needs: its addresses are made from names unless a property of this alias says otherwise.</summary>
    internal static readonly SeedDocumentType AddressPart = new(new("2b6b0c1d-6f0e-4d3a-9f5e-0a4c6f1d7a12"), "familyHubsAddress", "Address", "icon-link", "The last part of the page's address.")
    {
        Tabs =
        [
            new(new("2b6b0c1d-6f0e-4d3a-9f5e-0a4c6f1d7a13"), "About this page",
            [
                new(new("2b6b0c1d-6f0e-4d3a-9f5e-0a4c6f1d7a14"), "Address",
                    [new(new("2b6b0c1d-6f0e-4d3a-9f5e-0a4c6f1d7a15"), Constants.Conventions.Content.UrlName, "Address", "The last part of the page's address. Leave it empty to make it from the name.", "Short text")]),
            ]),
        ],
    };

    private readonly Dictionary<string, Guid> keys = seeds.DocumentTypes.Append(AddressPart).ToDictionary(type => type.Alias, type => type.Key);
    private readonly Dictionary<string, Guid> dataTypes = seeds.DataTypes.ToDictionary(type => type.Name, type => type.Key);
    private readonly HashSet<string> compositions = [.. seeds.DocumentTypes.SelectMany(type => type.Compositions)];

    public async Task RunAsync(InstallReport report)
    {
        await FolderAsync(report);
        List<SeedDocumentType> made = [];
        foreach (var seed in seeds.DocumentTypes.Append(AddressPart).OrderBy(Turn))
            if (await CreateAsync(seed, report)) made.Add(seed);
        foreach (var seed in made.Where(seed => seed.AllowedContentTypes.Count > 0)) await AllowAsync(seed, report);
    }

    /// <summary>The composition that gives documents their address goes onto every type that documents are of.</summary>
    internal IEnumerable<string> CompositionsOf(SeedDocumentType type) =>
        type.IsElement || IsComposition(type) ? type.Compositions : [.. type.Compositions, AddressPart.Alias];

    private int Turn(SeedDocumentType type)
    {
        if (IsComposition(type)) return 0;
        return type.IsElement ? 1 : 2;
    }

    private bool IsComposition(SeedDocumentType type) => compositions.Contains(type.Alias) || type == AddressPart;

    private async Task FolderAsync(InstallReport report)
    {
        if (await containers.GetAsync(Folder) is not null) return;
        var made = await containers.CreateAsync(Folder, InstallDataTypes.FolderName, null, Constants.Security.SuperUserKey);
        if (!made.Success) report.Refuse("folder of document types", InstallDataTypes.FolderName, Folder, made.Status);
    }

    private async Task<bool> CreateAsync(SeedDocumentType seed, InstallReport report)
    {
        if (await types.GetAsync(seed.Key) is not null)
        {
            report.Present("document types");
            return false;
        }
        var model = Fill(new ContentTypeCreateModel { Key = seed.Key, ContainerKey = Folder }, seed);
        var made = await editing.CreateAsync(model, Constants.Security.SuperUserKey);
        if (made.Success) report.Created("document types");
        else report.Refuse("document type", seed.Alias, seed.Key, made.Status);
        return made.Success;
    }

    private async Task AllowAsync(SeedDocumentType seed, InstallReport report)
    {
        if (await types.GetAsync(seed.Key) is not { } type) return;
        var model = Fill(new ContentTypeUpdateModel(), seed);
        model.AllowedContentTypes = [.. seed.AllowedContentTypes.Select((alias, i) => new ContentTypeSort(keys[alias], i, alias))];
        var changed = await editing.UpdateAsync(type, model, Constants.Security.SuperUserKey);
        if (!changed.Success) report.Refuse("what may stand below the document type", seed.Alias, seed.Key, changed.Status);
    }

    private T Fill<T>(T model, SeedDocumentType seed)
        where T : ContentTypeModelBase
    {
        (model.Alias, model.Name, model.Description, model.Icon) = (seed.Alias, seed.Name, seed.Description, seed.Icon);
        (model.IsElement, model.AllowedAsRoot, model.VariesByCulture) = (seed.IsElement, seed.AllowedAsRoot, seed.VariesByCulture);
        model.Compositions = [.. CompositionsOf(seed).Select(alias => new Composition { Key = keys[alias], CompositionType = CompositionType.Composition })];
        model.Containers = [.. seed.Tabs.SelectMany((tab, i) => tab.Groups.Select((group, j) => Container(group.Key, group.Name, "Group", j, tab.Key)).Prepend(Container(tab.Key, tab.Name, "Tab", i, null)))];
        model.Properties = [.. seed.Tabs.SelectMany(tab => tab.Groups).SelectMany(group => group.Properties.Select((property, i) => Property(property, group.Key, i)))];
        return model;
    }

    private static ContentTypePropertyContainerModel Container(Guid key, string name, string type, int order, Guid? parent) =>
        new() { Key = key, Name = name, Type = type, SortOrder = order, ParentKey = parent };

    private ContentTypePropertyTypeModel Property(SeedProperty seed, Guid group, int order) => new()
    {
        Key = seed.Key,
        ContainerKey = group,
        SortOrder = order,
        Alias = seed.Alias,
        Name = seed.Name,
        Description = seed.Description,
        DataTypeKey = dataTypes[seed.DataType],
        VariesByCulture = seed.VariesByCulture,
        Validation = new PropertyTypeValidation { Mandatory = seed.Mandatory, MandatoryMessage = seed.MandatoryMessage, RegularExpression = seed.Pattern, RegularExpressionMessage = seed.PatternMessage },
    };
}
