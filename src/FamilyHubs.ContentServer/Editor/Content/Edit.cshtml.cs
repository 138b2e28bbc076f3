using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Editor.Writing;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>
/// The form for one document. A button in the form saves, publishes, or only changes a list in it; what was typed comes back
/// whatever happens, and nothing is stored unless the whole form arrived.
/// </summary>
[RequestFormLimits(ValueCountLimit = 50_000, ValueLengthLimit = 16 * 1024 * 1024, MultipartBodyLengthLimit = EditSizeAttribute.MostWithFiles)]
[EditSize]
[IgnoreAntiforgeryToken] // OnPageHandlerExecutionAsync asks for it, and gives the form back where it is not there.
internal sealed partial class EditModel(DocumentStore documents, WorkingCopies copies, OpenForms forms, DocumentTree tree, Picks picks, PickedFiles files, BlockClipboard clipboard, CurrentPerson person, WritingHelp help, ContentModel model, PublishedSite site, ContentServerOptions settings, IAntiforgery antiforgery, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    /// <summary>The revision that the form was made from.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What was just done, for a line at the top.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public DraftContent Draft { get; private set; } = null!;

    public EditForm Form { get; private set; } = null!;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What has to be mended before the draft can be published.</summary>
    public IReadOnlyList<Fault> Unfinished { get; private set; } = [];

    /// <summary>What could be easier for the reader.</summary>
    public IReadOnlyList<Advice> Advice { get; private set; } = [];

    public Collision? Collision { get; private set; }

    public bool MayWrite { get; private set; }

    /// <summary>Whose form it is.</summary>
    public Guid Writer => person.Id;

    public bool MayPublish { get; private set; }

    public bool IsRoot => Found.Row.ParentKey is null;

    /// <param name="carry"><c>on</c> to carry on with what was kept.</param>
    /// <param name="cancellation">Ends with the request.</param>
    public async Task<IActionResult> OnGetAsync(string? carry, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        Revision = Found.Row.Revision;
        await ShowAsync(await TakeUpAsync(carry == "on", cancellation), cancellation);
        if (IsOpen) forms.See(Key, person.Id, person.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        var typed = ReadForm();
        if (Request.Form["whole"] != "yes") return await RefuseAsync(typed, [new Fault("name", "The page had not loaded fully, so nothing was saved. Check what is here and save again.")], cancellation);

        var asked = Request.Form["do"].ToString();
        if (asked.StartsWith("theirs ", StringComparison.Ordinal)) return await TakeTheirsAsync(typed, asked[7..], cancellation);
        try
        {
            if (ListVerb.Read(asked) is { } verb) return await ChangeListAsync(typed, verb, cancellation);
            if (asked == "publish" && !MayPublish) return StatusCode(StatusCodes.Status403Forbidden);
            return asked switch
            {
                "publish" => await PublishAsync(typed, cancellation),
                "send" => await SaveAsync(typed, $"/editor/content/{Key}/approval", cancellation),
                _ => await SaveAsync(typed, $"/editor/content/{Key}?done=saved", cancellation),
            };
        }
        catch (DocumentInvalid refusal)
        {
            return await RefuseAsync(typed, refusal.Faults, cancellation);
        }
        catch (DocumentConflict conflict)
        {
            return await CollideAsync(typed, conflict, cancellation);
        }
    }

    private async Task<IActionResult> SaveAsync(DraftContent typed, string next, CancellationToken cancellation)
    {
        await StoreAsync(typed, cancellation);
        await copies.DropAsync(Key, person.Id, cancellation);
        return Redirect(next);
    }

    private async Task<IActionResult> PublishAsync(DraftContent typed, CancellationToken cancellation)
    {
        var revision = await StoreAsync(typed, cancellation);
        Revision = revision;
        await copies.DropAsync(Key, person.Id, cancellation);
        await documents.PublishAsync(Key, revision, person.Name, cancellation);
        return Redirect($"/editor/content/{Key}?done=published");
    }

    /// <summary>Stores the draft unless it is the same as before.</summary>
    /// <returns>The revision that the document has now.</returns>
    private async Task<int> StoreAsync(DraftContent typed, CancellationToken cancellation)
    {
        var faults = CheckDocument.ForDraft(model, Type, typed);
        if (string.IsNullOrWhiteSpace(typed.Name)) faults.Add(new Fault("name", "Enter a name"));
        if (faults.Count > 0) throw new DocumentInvalid(faults);
        if (Revision == Found.Row.Revision && IsAsBefore(typed)) return Revision;
        return (await documents.SaveDraftAsync(Key, Revision, typed, person.Name, cancellation)).Revision;
    }

    private bool IsAsBefore(DraftContent typed) =>
        typed.Note is null && typed.Name == Found.Row.Name && typed.Segment == Found.Row.Segment && typed.Stored(Type, model).ToJsonString(DocumentJson.Options) == Found.Row.Values;

    private async Task<IActionResult> ChangeListAsync(DraftContent typed, ListVerb verb, CancellationToken cancellation)
    {
        if (verb.Name == "upload") verb = await files.UploadAsync(verb, PropertyAt(verb.Place), Request.Form.Files, person.Name, cancellation);
        var focus = verb.Name == "put" && clipboard.Of(person.Id) is { } taken ? verb.Put(typed.Values, taken) : verb.Apply(typed.Values, model);
        if (verb.Name == "take" && verb.ItemIn(typed.Values) is { } block) clipboard.Take(person.Id, block);
        await files.OfferWordsAsync(verb, typed.Values, model, cancellation);
        var offered = verb.Name == "find" ? await FindAsync(verb, cancellation) : null;
        await ShowAsync(typed, cancellation, focus, offered, verb.Name == "take" ? verb.Place : null);
        return Page();
    }

    private async Task<Offered> FindAsync(ListVerb verb, CancellationToken cancellation)
    {
        var words = Request.Form[$"{FieldName.Of(verb.Place)}.$find"].ToString();
        var property = PropertyAt(verb.Place);
        if (property is null) return new Offered(verb.Place, words, []);
        return new Offered(verb.Place, words, property.DataType.EditorAlias == "Umbraco.MediaPicker3"
            ? await picks.FilesAsync(words, cancellation)
            : await picks.PagesAsync(words, Picks.TypesFor(property, model), cancellation));
    }

    /// <summary>The property at a place such as <c>content[2].contacts</c>: its alias in the type of the block that it is in.</summary>
    private PropertyType? PropertyAt(string place)
    {
        var alias = place.Split('.')[^1].Split('[')[0];
        return Type.Properties.GetValueOrDefault(place) ?? model.ContentTypes.Where(type => type.IsElement).Select(type => type.Properties.GetValueOrDefault(alias)).FirstOrDefault(property => property is not null);
    }

    private async Task<IActionResult> RefuseAsync(DraftContent typed, IReadOnlyList<Fault> faults, CancellationToken cancellation)
    {
        Faults = faults;
        await ShowAsync(typed, cancellation);
        return this.Again();
    }

    private async Task<IActionResult> CollideAsync(DraftContent typed, DocumentConflict conflict, CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        Revision = conflict.Current.Revision;
        await ShowAsync(typed, cancellation);
        Collision = Collision.Between(conflict.Theirs, typed, Type, model);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> TakeTheirsAsync(DraftContent typed, string alias, CancellationToken cancellation)
    {
        var theirs = Found.Row.Draft;
        if (alias == "name") typed = typed with { Name = theirs.Name };
        else if (theirs.Values[alias]?.DeepClone() is { } value) typed.Values[alias] = value;
        else typed.Values.Remove(alias);
        Revision = Found.Row.Revision;
        await ShowAsync(typed, cancellation);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return false;
        (Found, Type) = (found, type);
        MayWrite = await person.MayAsync(Right.Write, Key, cancellation);
        MayPublish = await person.MayAsync(Right.Publish, Key, cancellation);
        Others = forms.Notice(Key, person.Id);
        return true;
    }

    private DraftContent ReadForm() => new()
    {
        Name = Request.Form["name"].ToString().Trim(),
        Segment = Request.Form["segment"].ToString().Trim() is { Length: > 0 } segment ? Segment.From(segment) : IsRoot ? "" : null,
        Values = new PostedValues(Request.Form, model, new PageAddresses(site), UnseenParts.Of(Found.Row.Draft.Values)).Read(Type),
        Cultures = Found.Row.Draft.Cultures,
        Note = Request.Form["note"].ToString().Trim() is { Length: > 0 } note ? note : null,
    };

    private async Task ShowAsync(DraftContent content, CancellationToken cancellation, string? focus = null, Offered? offered = null, string? takenFrom = null)
    {
        Draft = content;
        Unfinished = PublishCheck.Of(model, Type, content);
        Advice = help.Read(Type, content.Values, site, LondonTime.Today(clock));
        Form = new EditForm
        {
            Model = model,
            Type = Type,
            Values = content.Values,
            Addresses = new PageAddresses(site),
            Calendar = new ShownCalendar(site, LondonTime.Today(clock)),
            Faults = Faults,
            Known = await picks.NameAsync(content.Values, Type, cancellation),
            Focus = focus,
            Taken = clipboard.Of(person.Id),
            TakenFrom = takenFrom,
            Offered = offered,
        };
        Faults = Form.InOrder(Faults);
    }
}
