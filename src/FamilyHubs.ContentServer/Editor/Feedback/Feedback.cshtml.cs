using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Feedback;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Feedback;

/// <summary>Which pages visitors found useful, and which not.</summary>
internal sealed class FeedbackModel(PageFeedback feedback, DocumentTree tree) : PageModel
{
    public IReadOnlyList<(PlacedRow Found, PageVotes Votes)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var votes = feedback.Votes().Take(DocumentTree.MostFound).ToDictionary(row => row.Page);
        Rows = [.. (await tree.FindAsync([.. votes.Keys], cancellation)).Where(found => !found.IsBinned).Select(found => (found, votes[found.Row.Key]))];
    }
}
