namespace FamilyHubs.Website.Shared.Times;

public enum OpenKind
{
    /// <summary>Nobody told us: not open and not closed.</summary>
    Unknown,
    Closed,
    Staffed,
    SelfService,
    ByAppointment,

    /// <summary>Open, and it is not known whether staff are there.</summary>
    Open,
}

/// <summary>Whether a place is open at a moment.</summary>
/// <param name="Kind">How it is open, if it is.</param>
/// <param name="Text">A sentence without a full stop at its end: "Open now until 5pm".</param>
/// <param name="Until">The moment at which the sentence stops being true; null when only a change by an editor makes it untrue.</param>
public sealed record OpenState(OpenKind Kind, string Text, DateTimeOffset? Until)
{
    /// <summary>Null when it is not known. A place that sees people by appointment only is not open to a family at its door.</summary>
    public bool? IsOpen => Kind switch
    {
        OpenKind.Unknown => null,
        OpenKind.Staffed or OpenKind.SelfService or OpenKind.Open => true,
        _ => false,
    };
}
