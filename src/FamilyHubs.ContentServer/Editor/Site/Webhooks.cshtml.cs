using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>Who is told what was published, what they were told, and a way to tell them again.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class WebhooksModel(Webhooks webhooks, WebhookSender sender, CurrentPerson person) : PageModel
{
    private const int LongestAddress = 500;

    private const int LongestSecret = 200;

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Secret { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<WebhookOptions> OfSettings => webhooks.OfSettings;

    public IReadOnlyList<Webhook> Entered { get; private set; } = [];

    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    public static string StateOf(WebhookDelivery delivery) => delivery switch
    {
        { SentUtc: not null, NextUtc: null } => "arrived",
        { NextUtc: null } => $"given up. {delivery.Fault}",
        { Fault: { } fault } => $"tried {(delivery.Tries == 1 ? "once" : $"{delivery.Tries} times")}, tried again soon. {fault}",
        _ => "waiting",
    };

    public static string AddressOf(WebhookDelivery delivery) => $"/editor/{(delivery.Event.StartsWith("Umbraco.Media", StringComparison.Ordinal) ? "media" : "content")}/{delivery.DocumentKey}";

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var isAddress = Uri.TryCreate((Address ?? "").Trim(), UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0;
        if (!isAddress || Address!.Length > LongestAddress) ModelState.AddModelError(nameof(Address), "Enter an address that starts with https://");
        if (Secret is { Length: > LongestSecret } || Secret?.Any(c => c is < ' ' or > '~') == true) ModelState.AddModelError(nameof(Secret), $"The secret must have {LongestSecret} characters or fewer: letters, numbers and signs of an English keyboard");
        if (ModelState.IsValid && !await webhooks.AddAsync(url!, string.IsNullOrEmpty(Secret) ? null : Secret, person.Name, cancellation)) ModelState.AddModelError(nameof(Address), "That address is told already");
        if (ModelState.IsValid) return Redirect("/editor/site/webhooks?done=added");
        await ReadAsync(cancellation);
        return this.Again();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        await webhooks.RemoveAsync(id, person.Name, cancellation) ? Redirect("/editor/site/webhooks?done=removed") : NotFound();

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellation)
    {
        if (!await webhooks.RetryAsync(id, cancellation)) return NotFound();
        sender.Wake();
        return Redirect("/editor/site/webhooks?done=retried");
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Entered = await webhooks.EnteredAsync(cancellation);
        Deliveries = await webhooks.DeliveriesAsync(cancellation);
    }
}
