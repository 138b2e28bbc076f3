using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>A new document below another: a name and a type; the rest is filled in on its own screen.</summary>
internal sealed class CreateModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, ContentModel model) : PageModel
{
    private const int LongestName = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Under { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>A type, or the key of a template.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>What new documents can be started from here.</summary>
    public IReadOnlyList<TreeRow> Templates { get; private set; } = [];

    private TreeRow? Template => Templates.FirstOrDefault(template => template.Key.ToString() == Type);

    public PlacedRow Parent { get; private set; } = null!;

    public bool MayWrite => person.May(Right.Write, Parent.Line);

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What may stand below the parent.</summary>
    public IReadOnlyList<ContentType> Types => [.. model.Get(Parent.Row.ContentType).AllowedContentTypes.Select(model.Get)];

    public string? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Property == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindParentAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindParentAsync(cancellation)) return NotFound();
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        Faults = [.. Check()];
        if (Faults.Count > 0) return this.Again();
        try
        {
            var type = model.Get(Template?.ContentType ?? Type!);
            var content = (Template?.Draft ?? new DraftContent { Name = "", Values = [] }) with { Name = Name!.Trim(), Segment = null };
            if (type.Properties.ContainsKey("title")) content.Values["title"] = content.Name;
            var made = await documents.CreateAsync(Under, type.Alias, content, person.Name, cancellation);
            return Redirect($"/editor/content/{made.Key}?done=added");
        }
        catch (DocumentInvalid refusal)
        {
            Faults = [.. refusal.Faults.Select(fault => fault with { Property = "type" })];
            return this.Again();
        }
    }

    private async Task<bool> FindParentAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Under, cancellation) is not (var found, { AllowedContentTypes.Count: > 0 })) return false;
        Parent = found;
        Templates = model.Get(found.Row.ContentType).HoldsTemplates ? [] : await tree.TemplatesAsync(Types.Select(type => type.Alias), cancellation);
        return true;
    }

    private IEnumerable<Fault> Check()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return new Fault("name", "Enter a name");
        else if (Name.Length > LongestName) yield return new Fault("name", $"The name must be {LongestName} characters or fewer; it has {Name.Length}");
        if (Template is null && !Types.Any(type => type.Alias == Type)) yield return new Fault("type", "Choose a type");
    }
}
