using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Mail;

namespace FamilyHubs.ContentServer.Editor.Bundles;

/// <summary>What people are written about a bundle on its way to the public, as they are about one draft.</summary>
internal sealed class BundleMail(Approvers approvers, Outbox outbox, ContentServerOptions settings)
{
    public async Task SentAsync(Bundle bundle, IReadOnlyList<PlacedRow> pages, CurrentPerson by)
    {
        foreach (var approver in (await approvers.OfAllAsync(pages)).Where(account => account.Id != by.Id))
            await outbox.SendAsync(new Letter(approver.Email!, $"For approval: {bundle.Name}", $"Hello {approver.Name}\n\n{by.Name} has sent a bundle for approval: {bundle.Name}.{Quoted(bundle)}\n{Names(pages)}\nLook at it here:\n{Address(bundle)}"));
    }

    public Task ReturnedAsync(Bundle bundle, CurrentPerson by) =>
        TellMakerAsync(bundle, by, $"Returned: {bundle.Name}", $"{by.Name} has returned your bundle {bundle.Name}.{Quoted(bundle)}\n\nChange it and send it again:\n{Address(bundle)}");

    public Task PublishedAsync(Bundle bundle, CurrentPerson by) =>
        TellMakerAsync(bundle, by, $"Published: {bundle.Name}", $"{by.Name} has approved and published your bundle {bundle.Name}.\n\n{Address(bundle)}");

    private async Task TellMakerAsync(Bundle bundle, CurrentPerson by, string subject, string text)
    {
        if (bundle.MadeById != by.Id && await approvers.FindAsync(bundle.MadeById) is { } maker) await outbox.SendAsync(new Letter(maker.Email!, subject, $"Hello {maker.Name}\n\n{text}"));
    }

    private static string Quoted(Bundle bundle) => bundle.Note is { Length: > 0 } note ? $"\n\n{note}" : "";

    private static string Names(IReadOnlyList<PlacedRow> pages) => string.Concat(pages.Select(found => $"\n{found.Row.Name}").Order(StringComparer.CurrentCulture)) + "\n";

    private string Address(Bundle bundle) => $"{settings.Editor.SiteUrl.ToString().TrimEnd('/')}/editor/bundles/{bundle.Id}";
}
