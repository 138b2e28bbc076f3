using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Media;

/// <summary>The media library: a folder of it, or what a search found; new files and folders come in here.</summary>
[RequestSizeLimit(MostAtOnce)]
[RequestFormLimits(MultipartBodyLengthLimit = MostAtOnce)]
internal sealed class LibraryModel(MediaLibrary library, MediaStore media, CurrentPerson person, ContentServerOptions settings) : PageModel
{
    /// <summary>All files of one form, so that one that is too large is refused with a sentence and not with a broken connection.</summary>
    private const long MostAtOnce = 400_000_000;

    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int At { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The name of a new folder, or a new name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public string Folder { get; private set; } = "";

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public MediaPart Found { get; private set; } = new([], 0);

    /// <summary>What was taken in with a form of which a part was refused.</summary>
    public IReadOnlyList<string> Kept { get; private set; } = [];

    public bool MayWrite => person.May(Right.Write);

    public bool MayArrange => person.May(Right.Arrange);

    public int MaxMegabytes => settings.Media.MaxMegabytes;

    public int Pages => Math.Max(1, (Found.Count + MediaLibrary.PageSize - 1) / MediaLibrary.PageSize);

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    public string AddressOf(int page) => $"/editor/media?{(IsSearch ? $"q={Uri.EscapeDataString(Q!)}" : $"in={Uri.EscapeDataString(Folder)}")}{(page > 1 ? $"&at={page}" : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostUploadAsync(List<IFormFile> files, CancellationToken cancellation)
    {
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        if (files.Count == 0) ModelState.AddModelError("files", "Choose one or more files");
        List<MediaFile> kept = [];
        foreach (var file in files) if (await TakeAsync(file, cancellation) is { } taken) kept.Add(taken);
        if (Request.Headers.Accept == "application/json") return Answer(kept);
        if (ModelState.IsValid) return Redirect($"/editor/media?in={Uri.EscapeDataString(MediaNames.Folder(In))}&done={(kept.Count == 1 ? "one" : "many")}");
        Kept = [.. kept.Select(file => file.Name)];
        return await AgainAsync(cancellation);
    }

    public async Task<IActionResult> OnPostFolderAsync(CancellationToken cancellation) =>
        await ArrangeAsync("folder", () => media.CreateFolderAsync(In ?? "", Name, person.Name, cancellation), cancellation);

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancellation) =>
        await ArrangeAsync("renamed", () => media.RenameFolderAsync(In ?? "", Name, person.Name, cancellation), cancellation);

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellation) =>
        await ArrangeAsync("deleted", async () => (await media.DeleteFolderAsync(In ?? "", person.Name, cancellation)).LastIndexOf('/') is > 0 and var at ? MediaNames.Folder(In)[..at] : "", cancellation);

    private async Task<MediaFile?> TakeAsync(IFormFile file, CancellationToken cancellation)
    {
        try
        {
            await using var content = file.OpenReadStream();
            return new(await media.UploadAsync(content, file.FileName, In ?? "", person.Name, cancellation));
        }
        catch (MediaRefused refusal)
        {
            ModelState.AddModelError("files", $"{Shown(file.FileName)}: {refusal.Message}");
            return null;
        }
    }

    /// <summary>For the script that sends one file after the other.</summary>
    private JsonResult Answer(List<MediaFile> kept) => ModelState.IsValid
        ? new JsonResult(kept.Select(file => new { file.Key, file.Name, file.Facts, Address = $"/editor/media/{file.Key}", Picture = file.IsPicture ? file.Url : null }))
        : new JsonResult(new { Message = ModelState["files"]!.Errors[0].ErrorMessage }) { StatusCode = StatusCodes.Status400BadRequest };

    private async Task<IActionResult> ArrangeAsync(string done, Func<Task<string>> verb, CancellationToken cancellation)
    {
        if (!MayArrange) return StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            return Redirect($"/editor/media?in={Uri.EscapeDataString(await verb())}&done={done}");
        }
        catch (MediaRefused refusal)
        {
            ModelState.AddModelError("Name", refusal.Message);
            return await AgainAsync(cancellation);
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return this.Again();
    }

    /// <returns>False when there is no such folder.</returns>
    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        const int furthest = 100_000;
        Folder = MediaNames.Folder(In);
        At = Math.Clamp(At, 1, furthest);
        if (IsSearch)
        {
            Found = await library.SearchAsync(Q!.Trim(), At, cancellation);
            return true;
        }
        Folders = await library.FoldersInAsync(Folder, cancellation);
        Found = await library.InAsync(Folder, At, cancellation);
        return Folder.Length == 0 || Found.Count > 0 || (await library.FoldersAsync(cancellation)).Contains(Folder);
    }

    private static string Shown(string name) => name.Length > 60 ? name[..60] + "…" : name;
}
