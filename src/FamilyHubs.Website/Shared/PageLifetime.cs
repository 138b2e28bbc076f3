namespace FamilyHubs.Website.Shared;

/// <summary>Until when the page being made is true: whoever writes a sentence that depends on the clock says when it stops being so.</summary>
public sealed class PageLifetime
{
    /// <summary>The earliest moment at which something on the page stops being true; null when nothing depends on the clock.</summary>
    public DateTimeOffset? Until { get; private set; }

    public void TrueUntil(DateTimeOffset moment) => Until = Until < moment ? Until : moment;
}
