using System.Collections.Frozen;

namespace FamilyHubs.ContentServer.Model;

/// <summary>The content model as <c>umbraco.json</c> states it: checked, with every name resolved.</summary>
public sealed class ContentModel
{
    internal ContentModel(IReadOnlyList<Language> languages, IReadOnlyList<DataType> dataTypes, IReadOnlyList<ContentType> contentTypes)
    {
        Languages = languages;
        DataTypes = dataTypes;
        ContentTypes = contentTypes;
        byAlias = contentTypes.ToFrozenDictionary(type => type.Alias);
        byKey = contentTypes.ToFrozenDictionary(type => type.Key);
    }

    private readonly FrozenDictionary<string, ContentType> byAlias;
    private readonly FrozenDictionary<Guid, ContentType> byKey;

    public IReadOnlyList<Language> Languages { get; }

    public IReadOnlyList<DataType> DataTypes { get; }

    /// <summary>Document types, element types and compositions, in the order of the file.</summary>
    public IReadOnlyList<ContentType> ContentTypes { get; }

    public string DefaultCulture => Languages.First(language => language.IsDefault).IsoCode;

    public ContentType? Find(string alias) => byAlias.GetValueOrDefault(alias);

    public ContentType? Find(Guid key) => byKey.GetValueOrDefault(key);

    /// <exception cref="InvalidOperationException">The model has no such type.</exception>
    public ContentType Get(string alias) =>
        Find(alias) ?? throw new InvalidOperationException($"The content model has no type '{alias}'.");
}

public sealed record Language(string IsoCode, string Name, bool IsDefault, bool IsMandatory);
