using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Feedback;

/// <summary>What must not be in a comment, because it could say who wrote it or about whom.</summary>
public static class CommentCheck
{
    private static readonly (Regex Sign, string Message)[] Signs =
    [
        (Sign(@"[^\s@]+@[^\s@]+\.[a-z]{2,}"), "Take out the e-mail address"),
        (Sign(@"\b[0-9]{1,2}[ ./-][0-9]{1,2}[ ./-][0-9]{2,4}\b"), "Take out the date. It could be a date of birth"),
        (Sign(@"\+?[0-9]([ ().-]*[0-9]){8,}"), "Take out the phone number, or other long number"),
        (Sign(@"\b[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\b"), "Take out the postcode"),
    ];

    /// <summary>What to do about it in a sentence without its full stop; null when it can be stored.</summary>
    public static string? Fault(string words)
    {
        if (words.Length > PageFeedback.LongestComment) return $"Shorten what you wrote to {PageFeedback.LongestComment} characters. It has {words.Length}";
        return Array.Find(Signs, sign => sign.Sign.IsMatch(words)).Message;
    }

    private static Regex Sign(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
