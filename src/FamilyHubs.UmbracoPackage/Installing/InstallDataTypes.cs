using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace FamilyHubs.UmbracoPackage.Installing;

internal sealed class InstallDataTypes(Seeds seeds, IDataTypeService dataTypes, IDataTypeContainerService containers, PropertyEditorCollection editors, IConfigurationEditorJsonSerializer serializer)
{
    internal const string FolderName = "Family Hubs";

    internal static readonly Guid Folder = new("2b6b0c1d-6f0e-4d3a-9f5e-0a4c6f1d7a10");

    public async Task RunAsync(InstallReport report)
    {
        var folder = await FolderAsync(report);
        foreach (var seed in seeds.DataTypes) await InstallAsync(seed, folder, report);
    }

    /// <returns>The id of the folder, or that of the root when Umbraco makes none.</returns>
    private async Task<int> FolderAsync(InstallReport report)
    {
        if (await containers.GetAsync(Folder) is { } known) return known.Id;
        var made = await containers.CreateAsync(Folder, FolderName, null, Constants.Security.SuperUserKey);
        if (made.Success && made.Result is { } folder) return folder.Id;
        report.Refuse("folder of data types", FolderName, Folder, made.Status);
        return Constants.System.Root;
    }

    private async Task InstallAsync(SeedDataType seed, int folder, InstallReport report)
    {
        if (await dataTypes.GetAsync(seed.Key) is not null)
        {
            report.Present("data types");
            return;
        }
        var (editorAlias, uiAlias) = EditorsOf(seed);
        if (!editors.TryGet(editorAlias, out var editor))
        {
            report.Refuse("data type", seed.Name, seed.Key, $"there is no property editor {editorAlias}");
            return;
        }
        var made = await dataTypes.CreateAsync(
            new DataType(editor, serializer, folder)
            {
                Key = seed.Key,
                Name = seed.Name,
                EditorUiAlias = uiAlias,
                DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType),
                ConfigurationData = (seed.Configuration ?? []).ToDictionary(pair => pair.Key, pair => Plain(pair.Value)!),
            },
            Constants.Security.SuperUserKey);
        if (made.Success) report.Created("data types");
        else report.Refuse("data type", seed.Name, seed.Key, made.Status);
    }

    /// <summary>Opening hours and schedules have editors of our own, which Umbraco has not: there they are edited as the JSON that they are.</summary>
    internal static (string Alias, string UiAlias) EditorsOf(SeedDataType seed) => seed.EditorAlias.StartsWith("FamilyHubs.", StringComparison.Ordinal)
        ? (Constants.PropertyEditors.Aliases.PlainJson, "Umb.PropertyEditorUi.CodeEditor")
        : (seed.EditorAlias, seed.EditorUiAlias);

    /// <summary>Numbers, text, flags, lists and maps: what Umbraco's serializer writes to its database.</summary>
    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => Plain(pair.Value)),
        JsonArray list when list.All(item => item?.GetValueKind() == JsonValueKind.String) => list.Select(item => item!.GetValue<string>()).ToList(),
        JsonArray list => list.Select(Plain).ToList(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when value.TryGetValue<int>(out var whole) => whole,
            JsonValueKind.Number => value.GetValue<decimal>(),
            _ => value.GetValue<string>(),
        },
        _ => null,
    };
}
