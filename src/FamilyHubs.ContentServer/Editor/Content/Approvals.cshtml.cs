using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What waits for this person, and what they sent to others.</summary>
internal sealed class ApprovalsModel(WaitingApprovals approvals, CurrentPerson person) : PageModel
{
    public IReadOnlyList<SentPage> ForMe { get; private set; } = [];

    public IReadOnlyList<SentPage> ByMe { get; private set; } = [];

    public bool MayPublish => person.May(Right.Publish);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ForMe = await approvals.ForMeAsync(cancellation);
        ByMe = await approvals.ByMeAsync(cancellation);
    }
}
