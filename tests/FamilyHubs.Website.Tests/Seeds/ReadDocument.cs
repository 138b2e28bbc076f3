using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Tests.Seeds;

/// <summary>A published document as a reader meets its words: sentences, headings, links, apart from the furniture of the page.</summary>
public sealed partial class ReadDocument
{
    private static readonly HtmlParser Parser = new();

    private ReadDocument(PublishedModel document)
    {
        Document = document;
        Pieces = [.. PiecesOf(document)];
    }

    public PublishedModel Document { get; }

    public string Path => Document.Path.Length > 0 ? Document.Path : $"{Document.Parent?.Segment}/{Document.Segment}";

    /// <summary>Each block of text: paragraph, list item, table cell, summary.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>For families and young people; pages of professionals may use longer sentences.</summary>
    public bool IsForFamilies =>
        Document is not IAudienceAndTopics { Audiences: ["professionals", ..] }
        && !Document.Path.StartsWith("/professionals", StringComparison.Ordinal) && !Document.Path.StartsWith("/help/pro-", StringComparison.Ordinal);

    public IEnumerable<string> Sentences => Pieces.Where(piece => piece.Kind == PieceKind.Prose).SelectMany(piece => SentencesIn(piece.Words));

    public IEnumerable<string> Headings => Pieces.Where(piece => piece.Kind == PieceKind.Heading).Select(piece => piece.Words);

    public static IReadOnlyList<ReadDocument> All(PublishedSite site) =>
        [.. site.Home!.Descendants.Prepend(site.Home).Where(document => document is not (SiteSettings or Folder or Redirect)).Select(document => new ReadDocument(document))];

    public static IEnumerable<string> SentencesIn(string words) => SentenceEnd().Split(words).Where(sentence => sentence.Any(char.IsLetter));

    public static int WordsIn(string sentence) => Word().Count(sentence);

    /// <summary>Every text of a document and of the blocks in it, found by reflection so that a new property is not forgotten.</summary>
    private static IEnumerable<Piece> PiecesOf(PublishedElement element)
    {
        foreach (var property in element.GetType().GetProperties().Where(property => property.DeclaringType == element.GetType() && !IsForEditors(property.Name)))
        {
            switch (property.GetValue(element))
            {
                case string { Length: > 0 } words:
                    yield return new(KindOf(property.Name), words, property.Name);
                    break;
                case HtmlText { IsEmpty: false } html:
                    foreach (var piece in PiecesIn(html, property.Name)) yield return piece;
                    break;
                case IReadOnlyList<string> lines when property.Name is "Items":
                    foreach (var line in lines) yield return new(PieceKind.Prose, line, property.Name);
                    break;
                case PublishedLink link:
                    yield return new(PieceKind.Link, link.Name, link.Url);
                    break;
                case IEnumerable<PublishedLink> links:
                    foreach (var link in links) yield return new(PieceKind.Link, link.Name, link.Url);
                    break;
                case IEnumerable<PublishedElement> blocks when blocks is not IEnumerable<PublishedModel>:
                    foreach (var piece in blocks.SelectMany(PiecesOf)) yield return piece;
                    break;
            }
        }
    }

    private static IEnumerable<Piece> PiecesIn(HtmlText html, string where)
    {
        var body = Parser.ParseDocument(html.ToString()).Body!;
        foreach (var link in body.QuerySelectorAll("a[href]")) yield return new(PieceKind.Link, link.TextContent, link.GetAttribute("href")!);
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6")) yield return new(PieceKind.Heading, heading.TextContent, heading.LocalName);
        foreach (var text in body.QuerySelectorAll("p, li").Where(text => text.QuerySelector("p, li") is null)) yield return new(PieceKind.Prose, text.TextContent, where);
        foreach (var cell in body.QuerySelectorAll("td, th")) yield return new(PieceKind.Words, cell.TextContent, where);
    }

    private static PieceKind KindOf(string property) => property switch
    {
        "Title" or "Heading" => PieceKind.Heading,
        "Summary" or "Lead" or "Text" or "Intro" or "Description" or "WhatFor" => PieceKind.Prose,
        _ => PieceKind.Words,
    };

    private static bool IsForEditors(string property) => property is "ToConfirm" or "Sources" or "Owner" or "Source" or "SearchWords" or "Alias" or "Accent" or "Group" or "Confidence";

    [GeneratedRegex(@"(?<=[.!?])[""')\]]*\s+(?=[A-Z0-9""'(\[])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\w£'’\[\]-]+")]
    private static partial Regex Word();
}

public enum PieceKind
{
    /// <summary>Read as sentences.</summary>
    Prose,

    Heading,

    Link,

    /// <summary>Short facts such as a cost or a cell of a table.</summary>
    Words,
}

/// <summary>Words, what they are, and where they stand: a property, the level of a heading, or the address of a link.</summary>
public sealed record Piece(PieceKind Kind, string Words, string Where);
