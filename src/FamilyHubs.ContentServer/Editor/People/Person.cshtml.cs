using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.People;

/// <summary>One person's role, sections and ways in.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class PersonModel(AccountStore accounts, AccountMail mail, Sessions sessions, AccountLog log, SectionChoices choices, CurrentPerson person) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public List<Guid> Sections { get; set; } = [];

    public Account Account { get; private set; } = null!;

    public PersonForm Form { get; private set; } = null!;

    /// <summary>Where the person is signed in.</summary>
    public IReadOnlyList<Session> SignedIn { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Guid.TryParse(RouteData.Values["id"]?.ToString(), out var id) && await accounts.FindAsync(id) is { } account)
        {
            Account = account;
            await next();
        }
        else context.Result = NotFound();
    }

    public async Task OnGetAsync()
    {
        (Name, Role, Sections) = (Account.Name, Account.Role, Account.Sections);
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200) ModelState.AddModelError(nameof(Name), "Enter a name, of 200 characters at most");
        return await TryAsync(() => accounts.ChangeAsync(Account, Name!, Role ?? "", Sections, person.Name));
    }

    public Task<IActionResult> OnPostSignInAsync(string? verb)
    {
        KeepForm();
        return TryAsync(() => verb switch
        {
            "enable" => accounts.EnableAsync(Account, person.Name),
            "disable" => accounts.DisableAsync(Account, person.Name),
            "link" => SendLinkAsync(),
            "end" => EndSessionsAsync(),
            "code" => accounts.ForgetCodeAsync(Account, person.Name),
            _ => throw new AccountRefusal("Choose what to do"),
        });
    }

    public Task<IActionResult> OnPostEndSessionAsync(Guid session)
    {
        KeepForm();
        return TryAsync(async () =>
        {
            await sessions.EndAsync(Account.Id, session);
            await log.NoteAsync(Account.Id, AccountVerb.SessionEnded, person.Name);
        });
    }

    /// <summary>What is sent with these verbs is not the form above them.</summary>
    private void KeepForm()
    {
        ModelState.Clear();
        (Name, Role, Sections) = (Account.Name, Account.Role, Account.Sections);
    }

    private async Task SendLinkAsync() => await mail.ResetAsync(Account, await accounts.ResetAsync(Account, person.Name));

    private async Task EndSessionsAsync()
    {
        await sessions.EndAllAsync(Account.Id);
        await log.NoteAsync(Account.Id, AccountVerb.SessionEnded, person.Name);
    }

    private async Task<IActionResult> TryAsync(Func<Task> change)
    {
        if (ModelState.IsValid)
        {
            try
            {
                await change();
                return Redirect($"/editor/people/{Account.Id}");
            }
            catch (AccountRefusal refusal)
            {
                ModelState.AddModelError(nameof(Role), refusal.Message);
            }
        }
        await ReadAsync();
        return this.Again();
    }

    private async Task ReadAsync()
    {
        SignedIn = await sessions.OfAsync(Account.Id);
        Form = new PersonForm(Name, Role, Sections, await choices.ReadAsync(Sections));
    }
}
