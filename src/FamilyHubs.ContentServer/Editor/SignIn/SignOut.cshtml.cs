using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.SignIn;

/// <summary>Ends the session in the database too, so that a copy of the cookie is worth nothing.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(AccountSignIn signIn, Sessions sessions, AccountLog log, CurrentPerson person) : PageModel
{
    public IActionResult OnGet() => person.IsSignedIn ? Redirect("/editor") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (person.IsSignedIn)
        {
            await sessions.EndAsync(person.SessionId);
            await log.NoteAsync(person.Id, AccountVerb.SignedOut, person.Name);
        }
        await signIn.SignOutAsync();
        return RedirectToPage();
    }
}
