using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Media;

internal sealed partial class MediaStore
{
    /// <summary>Makes a folder.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="MediaRefused">The name has no letters, or the folder is there already.</exception>
    public Task<string> CreateFolderAsync(string inside, string? name, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var path = await NewFolderAsync(write, inside, name, cancellation);
            write.Database.MediaFolders.Add(new MediaFolder { Path = path });
            write.Record("media folder", path);
            return path;
        }, cancellation);

    /// <summary>Gives a folder, with all that is in it, another name. No address changes: folders are in none.</summary>
    /// <exception cref="MediaRefused">The name has no letters, or there is such a folder already.</exception>
    public Task<string> RenameFolderAsync(string path, string? name, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var old = MediaNames.Folder(path);
            var renamed = await NewFolderAsync(write, old.LastIndexOf('/') is > 0 and var at ? old[..at] : "", name, cancellation);
            foreach (var item in await write.Database.Media.Where(item => item.Name.StartsWith(old + "/")).ToListAsync(cancellation))
            {
                item.Name = renamed + item.Name[old.Length..];
                write.Record("media change", item);
            }
            var folders = await write.Database.MediaFolders.Where(folder => folder.Path == old || folder.Path.StartsWith(old + "/")).ToListAsync(cancellation);
            write.Database.MediaFolders.RemoveRange(folders);
            write.Database.MediaFolders.AddRange(folders.Select(folder => new MediaFolder { Path = renamed + folder.Path[old.Length..] }));
            write.Record("media folder", $"{old} to {renamed}");
            return renamed;
        }, cancellation);

    /// <exception cref="MediaRefused">There is something in it.</exception>
    public Task<string> DeleteFolderAsync(string path, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var folder = MediaNames.Folder(path);
            if (await write.Database.Media.AnyAsync(item => item.Name.StartsWith(folder + "/"), cancellation) || await write.Database.MediaFolders.AnyAsync(other => other.Path.StartsWith(folder + "/"), cancellation))
                throw new MediaRefused("There is something in the folder, so it cannot be deleted. Move or delete that first.");
            write.Database.MediaFolders.RemoveRange(write.Database.MediaFolders.Where(row => row.Path == folder));
            write.Record("media folder", $"{folder} deleted");
            return folder;
        }, cancellation);

    private static async Task<string> NewFolderAsync(MediaWrite write, string inside, string? name, CancellationToken cancellation)
    {
        var path = MediaNames.Join(MediaNames.Folder(inside), MediaNames.Part(name) ?? throw new MediaRefused("Enter a name with letters or digits in it"));
        return await write.Database.MediaFolders.AnyAsync(folder => folder.Path == path, cancellation) || await write.Database.Media.AnyAsync(item => item.Name.StartsWith(path + "/"), cancellation)
            ? throw new MediaRefused($"There is a folder “{path}” already.")
            : path;
    }
}
