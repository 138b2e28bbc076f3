using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>What happens beside the choice of a file: it may come in there and then, and bring its words with it.</summary>
internal sealed class PickedFiles(MediaStore media, ContentStorage storage)
{
    private const string AltText = "altText";

    /// <summary>Takes in the file that was sent with a picker.</summary>
    /// <returns>The verb that chooses it.</returns>
    /// <exception cref="DocumentInvalid">There is none, or it is not taken.</exception>
    public async Task<ListVerb> UploadAsync(ListVerb verb, PropertyType? property, IFormFileCollection files, string by, CancellationToken cancellation)
    {
        var place = verb.Place;
        if (files[$"{FieldName.Of(place)}.$file"] is not { } file || property is null) throw new Documents.DocumentInvalid(place, "Choose a file to upload");
        try
        {
            await using var content = file.OpenReadStream();
            var item = await media.UploadAsync(content, file.FileName, "", by, cancellation);
            return verb with { Name = property.DataType.Configuration["multiple"]?.ToString() == "true" ? "pickfile" : "onlyfile", Argument = item.Key.ToString() };
        }
        catch (MediaRefused refusal)
        {
            throw new Documents.DocumentInvalid(place, refusal.Message);
        }
    }

    /// <summary>Where a picture needs words and has none, those of the library are put in, to be kept or changed.</summary>
    public async Task OfferWordsAsync(ListVerb verb, JsonObject values, ContentModel model, CancellationToken cancellation)
    {
        if (verb.Name is not ("pickfile" or "onlyfile") || !Guid.TryParse(verb.Argument, out var key)) return;
        if (verb.BlockIn(values, model) is not { } block || !block.Type.Properties.ContainsKey(AltText) || !ValueCheck.IsEmpty(block.Values[AltText])) return;
        await using var database = storage.CreateDbContext();
        if (await database.Media.Where(item => item.Key == key).Select(item => item.AltText).SingleOrDefaultAsync(cancellation) is { } words) block.Values[AltText] = words;
    }
}
