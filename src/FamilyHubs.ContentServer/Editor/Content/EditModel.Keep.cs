using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FamilyHubs.ContentServer.Editor.Content;

internal sealed partial class EditModel
{
    /// <summary>What the person was writing before and has not saved; until they choose, the form is shut.</summary>
    public KeptOffer? Offer { get; private set; }

    /// <summary>Who else has the form open, in a sentence.</summary>
    public string? Others { get; private set; }

    /// <summary>The day of the last check and of the next; null where somebody cannot confirm it with one click.</summary>
    public CheckDates? Checks => MayPublish && Found.Row.PublishedNumber is not null && Type.Properties.ContainsKey("verifiedOn") ? CheckDates.Of(Found.Row) : null;

    public bool IsOpen => MayWrite && Offer is null;

    /// <summary>Keeps what is in the form, right or wrong, without saving it. A script sends it while somebody types.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        if (Request.Form["whole"] != "yes") return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var typed = ReadForm();
        if (SaysTheDraft(typed))
        {
            await copies.DropAsync(Key, person.Id, CancellationToken.None);
            return new JsonResult(new { kept = "" });
        }
        var at = await copies.KeepAsync(Key, person.Id, Revision, typed, CancellationToken.None);
        return new JsonResult(new { kept = $"Kept at {LondonWords.Clock(at)}. Not saved as the draft yet." });
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        await copies.DropAsync(Key, person.Id, cancellation);
        return Redirect($"/editor/content/{Key}");
    }

    /// <summary>Carries on with what was kept, or offers it.</summary>
    /// <returns>What to show in the form.</returns>
    private async Task<DraftContent> TakeUpAsync(bool carriesOn, CancellationToken cancellation)
    {
        var draft = Found.Row.Draft;
        if (!MayWrite || await copies.FindAsync(Key, person.Id, cancellation) is not { } copy || SaysTheDraft(copy.Over(draft))) return draft;
        if (!carriesOn)
        {
            Offer = KeptOffer.Of(copy, Found.Row, Type, model);
            return draft;
        }
        Revision = copy.Revision;
        return copy.Over(draft);
    }

    /// <summary>Whether somebody typed just what the draft says.</summary>
    private bool SaysTheDraft(DraftContent typed) => CheckDocument.ForDraft(model, Type, typed).Count == 0 && IsAsBefore(typed);
}
