namespace FamilyHubs.ContentServer.Accounts;

/// <summary>What the log of accounts says happened, in the words that people read.</summary>
internal static class AccountVerb
{
    public const string SignedIn = "signed in";
    public const string SignedOut = "signed out";
    public const string Refused = "could not sign in";
    public const string Invited = "was invited";
    public const string LinkSent = "was sent a link for a new password";
    public const string PasswordSet = "set a password";
    public const string RightsChanged = "got other rights";
    public const string Renamed = "got another name";
    public const string Disabled = "was shut out";
    public const string Enabled = "was let in again";
    public const string CodeOn = "turned codes on";
    public const string CodeOff = "had codes turned off";
    public const string PasskeyAdded = "added a passkey";
    public const string PasskeyRemoved = "removed a passkey";
    public const string SessionEnded = "ended a session";
}
