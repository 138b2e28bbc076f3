using System.Text.Json.Serialization;

namespace FamilyHubs.ContentServer.Mail;

/// <summary>A message in plain text to one person, and how far it has come.</summary>
internal sealed record Letter(string To, string Subject, string Text)
{
    /// <summary>Two letters with one key are the same letter, and the second is not written.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it lets somebody in. What it said is then forgotten when it has left.</summary>
    public bool IsPrivate { get; init; }

    public DateTime WrittenUtc { get; init; }

    public int Tries { get; init; }

    /// <summary>When it is sent next; null when it has left, was given up, or nothing takes mail away.</summary>
    public DateTime? NextUtc { get; init; }

    public DateTime? SentUtc { get; init; }

    /// <summary>Why the last try failed.</summary>
    public string? Fault { get; init; }

    /// <summary>The name of its file.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    [JsonIgnore]
    public bool Waits => NextUtc is not null;

    [JsonIgnore]
    public bool IsGivenUp => NextUtc is null && SentUtc is null && Fault is not null;
}
