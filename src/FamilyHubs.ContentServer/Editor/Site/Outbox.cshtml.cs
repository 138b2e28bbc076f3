using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>The mail that was written.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class OutboxModel(Outbox outbox) : PageModel
{
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    public async Task OnGetAsync() => Letters = await outbox.ReadAsync();
}
