using System.Diagnostics;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>The request is answered with a problem, in the words that Umbraco uses where it has any.</summary>
internal sealed class Refusal(int status, string title, string? detail = null) : Exception(title)
{
    public static Refusal Fetch => new(StatusCodes.Status400BadRequest, "Selector option not found", "The attempted 'fetch' option does not exist");

    public static Refusal Filter => new(StatusCodes.Status400BadRequest, "Filter option not found", "One of the attempted 'filter' options does not exist");

    public static Refusal Sort => new(StatusCodes.Status400BadRequest, "Sort option not found", "One of the attempted 'sort' options does not exist");

    public static Refusal NotFound => new(StatusCodes.Status404NotFound, "Not Found");

    public static Refusal Unauthorized => new(StatusCodes.Status401Unauthorized, "Unauthorized");

    /// <summary>A 404 whose whole body is a sentence, as Umbraco answers it.</summary>
    public static Refusal StartItem => new(StatusCodes.Status404NotFound, "") { Text = "The Start-Item could not be found" };

    public string? Text { get; private init; }

    public static Refusal Value(string name, string what) => new(StatusCodes.Status400BadRequest, "One or more validation errors occurred.") { Fault = (name, what) };

    private (string Name, string What)? Fault { get; init; }

    public async Task AnswerAsync(HttpContext http)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        if (Text is not null)
        {
            http.Response.ContentType = MediaTypeNames.Text.Plain;
            await http.Response.WriteAsync(Text);
            return;
        }
        http.Response.ContentType = MediaTypeNames.Application.ProblemJson;
        await http.Response.Body.WriteAsync(Body(http));
    }

    private byte[] Body(HttpContext http)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", detail is null ? Link : "Error");
            json.WriteString("title", Message);
            json.WriteNumber("status", status);
            if (detail is not null) json.WriteString("detail", detail);
            if (Fault is { } fault)
            {
                json.WriteStartObject("errors");
                json.WriteStartArray(fault.Name);
                json.WriteStringValue(fault.What);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            if (detail is null) json.WriteString("traceId", Activity.Current?.Id ?? http.TraceIdentifier);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private string Link => $"https://tools.ietf.org/html/rfc9110#section-15.{status / 100 + 1}.{status % 100 + 1}";
}
