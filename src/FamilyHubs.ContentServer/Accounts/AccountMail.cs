using FamilyHubs.ContentServer.Mail;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>What people with an account are written.</summary>
internal sealed class AccountMail(Outbox outbox, ContentServerOptions settings)
{
    private string Site => settings.Editor.SiteUrl.Host;

    public Task InviteAsync(Account account, string link, string by) => outbox.SendAsync(new Letter(account.Email!, $"You can edit {Site}",
        $"Hello {account.Name}\n\n{by} has invited you to edit {Site}. Open this link to choose a password. It works once, until {Days} days from now.\n\n{link}\n\nIf you did not expect this, do nothing.")
    { IsPrivate = true });

    public Task ResetAsync(Account account, string link) => outbox.SendAsync(new Letter(account.Email!, $"A new password for {Site}",
        $"Hello {account.Name}\n\nOpen this link to choose a new password for the editor of {Site}. It works once, until {Days} days from now.\n\n{link}\n\nIf you did not ask for it, do nothing: your password stays as it is.")
    { IsPrivate = true });

    private static int Days => Invitation.Lasts.Days;
}
