namespace FamilyHubs.ContentServer.Mail;

/// <summary>Why a letter was not taken.</summary>
/// <param name="IsFinal">Whether it would not be taken later either.</param>
internal sealed record MailFault(string Reason, bool IsFinal = false);

/// <summary>Takes letters away.</summary>
internal interface IMailCarrier
{
    /// <returns>Null when it was taken.</returns>
    Task<MailFault?> TakeAsync(Letter letter, CancellationToken cancellation);
}
