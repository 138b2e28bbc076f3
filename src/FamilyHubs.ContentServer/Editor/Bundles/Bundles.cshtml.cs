using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Bundles;

/// <summary>All bundles, the newest first.</summary>
internal sealed class BundlesModel(DocumentStore documents, CurrentPerson person) : PageModel
{
    private const int LongestName = 100;

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<Bundle> Bundles { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public bool MayWrite => person.May(Right.Write);

    public async Task OnGetAsync(CancellationToken cancellation) => Bundles = await documents.BundlesAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        if (Name?.Trim() is { Length: > 0 and <= LongestName } name) return Redirect($"/editor/bundles/{(await documents.MakeBundleAsync(name, person.Id, person.Name, cancellation)).Id}");
        Faults = [new Fault("name", $"Enter a name of {LongestName} characters or fewer")];
        await OnGetAsync(cancellation);
        return this.Again();
    }
}
