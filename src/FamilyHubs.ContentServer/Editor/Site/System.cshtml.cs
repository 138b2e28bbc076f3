using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>How the system is, with what somebody should see to at the top.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class SystemModel(SystemFacts facts) : PageModel
{
    public IReadOnlyList<(string Heading, IReadOnlyList<SystemFact> Facts)> Parts { get; private set; } = [];

    public IReadOnlyList<SystemFact> Troubles => [.. Parts.SelectMany(part => part.Facts).Where(fact => fact.Trouble is not null)];

    public async Task OnGetAsync(CancellationToken cancellation) => Parts = await facts.ReadAsync(cancellation);
}
