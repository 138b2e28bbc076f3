using System.Globalization;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Media;

/// <summary>One file of the library: what it is called, what it shows, where it is used, and another file in its place.</summary>
[RequestSizeLimit(MostAtOnce)]
[RequestFormLimits(MultipartBodyLengthLimit = MostAtOnce)]
internal sealed class FileModel(MediaLibrary library, MediaStore media, CurrentPerson person, ContentServerOptions settings) : PageModel
{
    private const long MostAtOnce = 400_000_000;

    private const int LongestText = 300;

    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Folder { get; set; }

    [BindProperty]
    public string? AltText { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    /// <summary>In hundredths from the left, as typed.</summary>
    [BindProperty]
    public string? Left { get; set; }

    [BindProperty]
    public string? Top { get; set; }

    /// <summary>What cards show of it, in hundredths of the picture; the height follows.</summary>
    [BindProperty]
    public string? CardLeft { get; set; }

    [BindProperty]
    public string? CardTop { get; set; }

    [BindProperty]
    public string? CardWidth { get; set; }

    [BindProperty]
    public IFormFile? Replacement { get; set; }

    public MediaFile Found { get; private set; } = null!;

    public IReadOnlyList<PlacedRow> Uses { get; private set; } = [];

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public bool MayWrite => person.May(Right.Write);

    public bool MayDelete => person.May(Right.Arrange) && Uses.Count == 0;

    /// <summary>Another file in its place is seen at once wherever it is used, so it is for those who may publish there.</summary>
    public bool MayReplace { get; private set; }

    public int MaxMegabytes => settings.Media.MaxMegabytes;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite || (Moves && !person.May(Right.Arrange))) return StatusCode(StatusCodes.Status403Forbidden);
        var (point, crop) = (ReadPoint(), ReadCrop());
        if (AltText?.Length > LongestText) ModelState.AddModelError("AltText", $"The text must be {LongestText} characters or fewer; it has {AltText.Length}");
        if (Tags?.Length > LongestText) ModelState.AddModelError("Tags", $"The tags must be {LongestText} characters or fewer; they have {Tags.Length}");
        if (!ModelState.IsValid) return this.Again();
        var details = new MediaDetails(Name ?? "", Folder ?? "", AltText, (Tags ?? "").Split(',')) { FocalPoint = point, CardCrop = crop };
        return await DoAsync("Name", $"/editor/media/{Key}?done=saved", () => media.ChangeAsync(Key, details, person.Name, cancellation));
    }

    public async Task<IActionResult> OnPostReplaceAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayReplace) return StatusCode(StatusCodes.Status403Forbidden);
        if (Replacement is null)
        {
            Fill();
            ModelState.AddModelError("Replacement", "Choose a file");
            return this.Again();
        }
        await using var content = Replacement.OpenReadStream();
        return await DoAsync("Replacement", $"/editor/media/{Key}?done=replaced", () => media.ReplaceAsync(Key, content, Replacement.FileName, person.Name, cancellation));
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!person.May(Right.Arrange)) return StatusCode(StatusCodes.Status403Forbidden);
        return await DoAsync("", $"/editor/media?in={Uri.EscapeDataString(Found.Folder)}&done=gone", () => media.DeleteAsync(Key, person.Name, cancellation));
    }

    /// <summary>Whether it would be called otherwise, or be elsewhere: who may not arrange may describe it only.</summary>
    private bool Moves => MediaNames.Part(Name) != MediaNames.Part(Found.Stem) || MediaNames.Folder(Folder) != MediaNames.Folder(Found.Folder);

    private async Task<IActionResult> DoAsync(string field, string next, Func<Task> verb)
    {
        try
        {
            await verb();
            return Redirect(next);
        }
        catch (MediaRefused refusal)
        {
            if (field != "Name") Fill();
            ModelState.AddModelError(field, refusal.Message);
            return this.Again();
        }
    }

    private (double Left, double Top)? ReadPoint()
    {
        if (string.IsNullOrWhiteSpace(Left) && string.IsNullOrWhiteSpace(Top)) return null;
        return Share("Left", Left) is { } left && Share("Top", Top) is { } top ? (left, top) : null;
    }

    private PictureCrop? ReadCrop()
    {
        if (string.IsNullOrWhiteSpace(CardLeft + CardTop + CardWidth)) return null;
        if (Share("CardLeft", CardLeft) is not { } left || Share("CardTop", CardTop) is not { } top || Share("CardWidth", CardWidth) is not { } width) return null;
        if (PictureCrop.Card(left, top, width, Found.Item.Width ?? 1, Found.Item.Height ?? 1) is { } crop) return crop;
        ModelState.AddModelError("CardWidth", "The part does not lie in the picture. It is twice as wide as high: choose less width, or start further left or higher up");
        return null;
    }

    /// <summary>Shows what is stored.</summary>
    private void Fill()
    {
        var item = Found.Item;
        (Name, Folder, AltText, Tags) = (Found.Stem, Found.Folder, item.AltText, item.Tags);
        (Left, Top) = (Percent(item.FocalLeft), Percent(item.FocalTop));
        if (PictureCrop.Read(item.Crops) is { } crop) (CardLeft, CardTop, CardWidth) = (Percent(crop.X1), Percent(crop.Y1), Percent(1 - crop.X1 - crop.X2));
    }

    private double? Share(string field, string? typed)
    {
        if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100) return Math.Round(number / 100, 4);
        ModelState.AddModelError(field, "Enter a number from 0 to 100, or leave these fields empty");
        return null;
    }

    private static string? Percent(double? share) => share is { } number ? (number * 100).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await library.FindAsync(Key, cancellation) is not { } found) return false;
        Found = found;
        Uses = await library.UsesAsync(Key, cancellation);
        Folders = await library.FoldersAsync(cancellation);
        MayReplace = person.May(Right.Write);
        foreach (var use in Uses.Where(use => use.Row.Path is not null)) MayReplace = MayReplace && await person.MayAsync(Right.Publish, use.Row.Key, cancellation);
        return true;
    }
}
