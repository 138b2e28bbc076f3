using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.ContentServer;

/// <summary>The verbs that move content in and out, for the command line.</summary>
public sealed class ContentTransfer(ContentServerOptions settings, TimeProvider clock)
{
    private readonly ContentStorage storage = new(settings);
    private readonly ContentModel model = ModelFile.Read(settings.ModelFile);
    private readonly MediaFiles media = new(settings.MediaDirectory);

    /// <summary>Fills an empty site from the seeds.</summary>
    /// <exception cref="TransferException">The site is running, or it has content.</exception>
    /// <exception cref="SeedException">The seeds have mistakes.</exception>
    public async Task<(int Documents, int Media)> SeedAsync(IProgress<Progress>? progress = null)
    {
        using var alone = SoleUse.ForVerb(settings);
        await MigrateAsync();
        if (!await NewImport().IsEmptyAsync()) throw new TransferException("There is content already, so nothing was seeded. Use import to add a folder to it.");
        return await NewImport().RunAsync(settings.SeedsDirectory, progress);
    }

    /// <summary>Adds a folder that export wrote, or changes what is there to what it says.</summary>
    /// <exception cref="TransferException">The site is running, or there is no such folder.</exception>
    /// <exception cref="SeedException">The folder has mistakes.</exception>
    public async Task<(int Documents, int Media)> ImportAsync(string folder, IProgress<Progress>? progress = null)
    {
        using var alone = SoleUse.ForVerb(settings);
        await MigrateAsync();
        return await NewImport().RunAsync(folder, progress);
    }

    /// <summary>Writes everything, or one document with all below it, to a folder. The site may be running.</summary>
    /// <exception cref="TransferException">There is no content or no such document, or the folder is not empty.</exception>
    public Task<int> ExportAsync(string folder, string? under = null)
    {
        if (settings.ConnectionString is null && !File.Exists(settings.DatabaseFile)) throw new TransferException($"There is no content in {settings.DataDirectory}.");
        return new Export(storage, model, media).RunAsync(folder, under);
    }

    /// <summary>Writes a backup of a SQLite site. The site may be running.</summary>
    /// <exception cref="TransferException">There is nothing to back up, or the file is there already.</exception>
    public void Backup(string file) => new Backup(settings).Write(file);

    /// <summary>Puts a backup in the place of the content.</summary>
    /// <returns>The folder that holds what was there before, or null.</returns>
    /// <exception cref="TransferException">The site is running, or the file is not a whole backup.</exception>
    public string? Restore(string file)
    {
        using var alone = SoleUse.ForVerb(settings);
        return new Backup(settings).Restore(file, clock);
    }

    private Import NewImport() => new(storage, model, media, clock);

    private async Task MigrateAsync()
    {
        storage.CreateFile();
        await Migrations.ApplyAsync(storage);
    }
}
