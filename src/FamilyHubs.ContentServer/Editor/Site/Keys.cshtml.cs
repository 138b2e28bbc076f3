using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>Keys for programs that read the Delivery API: a new one is shown once, on the answer to the form and nowhere else.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class KeysModel(ApiKeys keys, ContentServerOptions settings, CurrentPerson person) : PageModel
{
    private const int LongestName = 100;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The key that was just made.</summary>
    public string? Made { get; private set; }

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>What a key is good for here.</summary>
    public string Use => settings.DeliveryApi switch
    {
        { Enabled: false } => "The Delivery API is switched off in the settings, so keys open nothing.",
        { PublicAccess: true } => "Anybody may read published content. A key also lets a program read drafts.",
        _ => "Content is given to programs with a key only. A key lets them read drafts too.",
    };

    public async Task OnGetAsync(CancellationToken cancellation) => Keys = await keys.AllAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var name = OneLine.Of(Name ?? "");
        if (name.Length is 0 or > LongestName) ModelState.AddModelError(nameof(Name), $"Enter what the key is for, in {LongestName} characters at most");
        else
        {
            Made = await keys.MakeAsync(name, person.Name, cancellation);
            ModelState.Clear();
            Name = null;
        }
        Keys = await keys.AllAsync(cancellation);
        return Made is null ? this.Again() : Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation) =>
        await keys.RevokeAsync(id, person.Name, cancellation) ? Redirect("/editor/site/keys?done=revoked") : NotFound();
}
