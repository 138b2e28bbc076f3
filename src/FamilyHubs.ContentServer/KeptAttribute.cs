using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer;

/// <summary>
/// An answer of this endpoint may be kept and given to everybody who asks for the same address, until something that it was
/// made from changes. It depends on nothing of the request but its path and what is named here.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeptAttribute(params string[] queries) : Attribute
{
    private const int LongestKey = 400;

    /// <summary>The query parameters that the answer depends on. All others are ignored, so that they cannot fill the memory.</summary>
    public IReadOnlyList<string> Queries { get; } = queries;

    /// <summary>Query parameters with which the answer is made each time: too much can be asked with them, or what is private.</summary>
    public string[] Unless { get; init; } = [];

    /// <summary>What the answer depends on of the request, in a word; null when it is not to be kept.</summary>
    public virtual string? KeyOf(HttpRequest request)
    {
        var key = request.Path.Value!;
        if (request.QueryString.HasValue && Queries.Count + Unless.Length > 0)
        {
            var query = request.Query;
            foreach (var name in Unless)
                if (query.ContainsKey(name)) return null;
            foreach (var name in Queries)
                foreach (var value in query[name]) key += $"\n{name}={value}";
        }
        return Checked(key);
    }

    /// <summary>Whether this answer is one to keep; asked once, before it is made.</summary>
    public virtual bool Takes(HttpContext http) => true;

    /// <returns>The key, or null when it is too long to be kept.</returns>
    protected static string? Checked(string key) => key.Length > LongestKey ? null : key;
}
