namespace FamilyHubs.ContentServer.Editor;

/// <summary>Knows where the website serves the style sheet, the script and the pictures that pages of the editor use.</summary>
public interface IEditorAssets
{
    /// <summary>The address of an asset by the name it was built from, such as <c>editor.css</c>.</summary>
    string Url(string name);
}
