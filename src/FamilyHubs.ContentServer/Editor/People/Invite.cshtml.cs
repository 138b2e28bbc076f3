using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.People;

/// <summary>Makes an account and writes to its owner, who chooses a password by the link.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class InviteModel(AccountStore accounts, AccountMail mail, SectionChoices choices, CurrentPerson person) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public List<Guid> Sections { get; set; } = [];

    public PersonForm Form { get; private set; } = null!;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200) ModelState.AddModelError(nameof(Name), "Enter a name, of 200 characters at most");
        if (Role is null) ModelState.AddModelError(nameof(Role), "Choose a role");
        if (ModelState.IsValid)
        {
            try
            {
                var link = await accounts.InviteAsync(Email ?? "", Name!, Role!, Sections, person.Name);
                await mail.InviteAsync((await accounts.FindAsync(Email!))!, link, person.Name);
                return Redirect("/editor/people");
            }
            catch (AccountRefusal refusal)
            {
                ModelState.AddModelError(nameof(Email), refusal.Message);
            }
        }
        await ReadAsync();
        return this.Again();
    }

    private async Task ReadAsync() => Form = new PersonForm(Name, Role, Sections, await choices.ReadAsync(Sections));
}
