using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Mail;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What people are written about a draft on its way to the public. The list in the editor is the truth; mail only points at it.</summary>
internal sealed class ApprovalMail(Approvers approvers, Outbox outbox, ContentServerOptions settings)
{
    public async Task SentAsync(PlacedRow found, string? note, CurrentPerson by)
    {
        foreach (var approver in (await approvers.OfAsync(found)).Where(account => account.Id != by.Id))
            await outbox.SendAsync(new Letter(approver.Email!, $"For approval: {found.Row.Name}", $"Hello {approver.Name}\n\n{by.Name} has sent a draft for approval: {found.Row.Name}.{Quoted(note)}\n\nLook at it here:\n{Address(found)}"));
    }

    public Task ReturnedAsync(PlacedRow found, Approval sent, string? answer, string by) =>
        TellSenderAsync(sent, $"Returned: {found.Row.Name}", $"{by} has returned your draft of {found.Row.Name}.{Quoted(answer)}\n\nChange it and send it again:\n{Address(found)}");

    public Task ApprovedAsync(PlacedRow found, Approval sent, string by) =>
        TellSenderAsync(sent, $"Published: {found.Row.Name}", $"{by} has approved and published your draft of {found.Row.Name}.\n\n{Address(found)}");

    private async Task TellSenderAsync(Approval sent, string subject, string text)
    {
        if (await approvers.FindAsync(sent.SentById) is { } sender) await outbox.SendAsync(new Letter(sender.Email!, subject, $"Hello {sender.Name}\n\n{text}"));
    }

    private static string Quoted(string? words) => words is { Length: > 0 } ? $"\n\n{words}" : "";

    private string Address(PlacedRow found) => $"{settings.Editor.SiteUrl.ToString().TrimEnd('/')}/editor/content/{found.Row.Key}/approval";
}
