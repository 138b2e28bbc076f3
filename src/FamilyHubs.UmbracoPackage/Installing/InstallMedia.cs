using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Services;

namespace FamilyHubs.UmbracoPackage.Installing;

internal sealed class InstallMedia(Seeds seeds, IMediaEditingService media, IMediaTypeService types, ITemporaryFileService files)
{
    private readonly Dictionary<string, Guid?> folders = new() { [""] = null };

    public async Task RunAsync(InstallReport report)
    {
        foreach (var item in seeds.Media)
            if (await FolderAsync(item.Folder, report)) await InstallAsync(item, report);
    }

    internal static Guid KeyOfFolder(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"family-hubs-media-folder:{path}")).AsSpan(0, 16));

    /// <summary>Makes the folder, and those above it, when they are not there.</summary>
    private async Task<bool> FolderAsync(string path, InstallReport report)
    {
        if (folders.ContainsKey(path)) return true;
        var (above, name) = path.LastIndexOf('/') is > 0 and var slash ? (path[..slash], path[(slash + 1)..]) : ("", path);
        if (!await FolderAsync(above, report)) return false;
        var key = KeyOfFolder(path);
        if (await media.GetAsync(key) is null && !await CreateAsync(key, name, Constants.Conventions.MediaTypes.Folder, folders[above], [], "media folders", report)) return false;
        folders[path] = key;
        return true;
    }

    private async Task InstallAsync(SeedMedia item, InstallReport report)
    {
        if (await media.GetAsync(item.Key) is not null)
        {
            report.Present("media");
            return;
        }
        var file = await files.CreateAsync(new CreateTemporaryFileModel { Key = Guid.NewGuid(), FileName = item.FileName, OpenReadStream = () => Seeds.Open(item) });
        if (!file.Success || file.Result is not { } temporary)
        {
            report.Refuse("file", item.Name, item.Key, file.Status);
            return;
        }
        PropertyValueModel upload = new() { Alias = Constants.Conventions.Media.File, Value = new JsonObject { ["temporaryFileId"] = temporary.Key.ToString() } };
        await CreateAsync(item.Key, item.FileName, TypeOf(item.FileName), folders[item.Folder], [upload], "media", report);
    }

    private static string TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".svg" => Constants.Conventions.MediaTypes.VectorGraphicsAlias,
        ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" => Constants.Conventions.MediaTypes.Image,
        _ => Constants.Conventions.MediaTypes.File,
    };

    private async Task<bool> CreateAsync(Guid key, string name, string type, Guid? parent, IEnumerable<PropertyValueModel> values, string kind, InstallReport report)
    {
        if (types.Get(type) is not { } mediaType)
        {
            report.Refuse(kind, name, key, $"there is no media type {type}");
            return false;
        }
        var made = await media.CreateAsync(
            new MediaCreateModel { Key = key, ContentTypeKey = mediaType.Key, ParentKey = parent, Properties = values, Variants = [new VariantModel { Name = name }] },
            Constants.Security.SuperUserKey);
        if (made.Success) report.Created(kind);
        else report.Refuse(kind, name, key, made.Status);
        return made.Success;
    }
}
