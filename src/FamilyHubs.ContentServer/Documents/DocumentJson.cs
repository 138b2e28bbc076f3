using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>How values are written: every language readable, no white space.</summary>
internal static class DocumentJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = false };
}
