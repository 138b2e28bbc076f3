using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>The mail that was written, and what became of it.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class OutboxModel(Outbox outbox, ContentServerOptions settings) : PageModel
{
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>Whether mail leaves by itself.</summary>
    public bool Leaves => settings.Mail.Leaves;

    public static string StateOf(Letter letter) => letter switch
    {
        { SentUtc: { } sent } => $"sent on {LondonWords.Of(sent)}",
        { IsGivenUp: true } => $"given up after {Times(letter)}. {letter.Fault}",
        { NextUtc: { } next, Fault: { } fault } => $"tried {Times(letter)}, next on {LondonWords.Of(next)}. {fault}",
        { Waits: true } => "waits to be sent",
        _ => "written, and not sent",
    };

    public async Task OnGetAsync() => Letters = await outbox.ReadAsync();

    public async Task<IActionResult> OnPostAsync(string? name) => await outbox.RetryAsync(name ?? "") ? Redirect("/editor/site/outbox") : NotFound();

    private static string Times(Letter letter) => letter.Tries == 1 ? "one try" : $"{letter.Tries} tries";
}
