using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Media;

/// <summary>The files of renditions, beside the media and under its hash. They are derived: what is missing is made again.</summary>
internal sealed class RenditionFiles(string directory)
{
    private static readonly string[] Kinds = ["webp", "jpg"];

    /// <summary>Everything that pages may ask for of a picture.</summary>
    public static IEnumerable<Rendition> Of(PublishedMedia media) =>
        media.IsRaster ? Enum.GetValues<PictureCut>().SelectMany(cut => Kinds.SelectMany(kind => media.Renditions(kind, cut))) : [];

    private string Making => Path.Combine(directory, "making");

    /// <summary>A place for one that is being made.</summary>
    public StagedFile Stage(string extension) => StagedFile.In(Making, extension);

    /// <summary>Takes away what was being made when the process ended.</summary>
    public void ClearStaged(DateTime beforeUtc) => StagedFile.Clear(Making, beforeUtc);

    public string PathOf(PublishedMedia media, Rendition rendition) => Path.Combine(FolderOf(media.Hash), rendition.FileName);

    public void Delete(string hash)
    {
        if (Directory.Exists(FolderOf(hash))) Directory.Delete(FolderOf(hash), recursive: true);
    }

    private string FolderOf(string hash) => Path.Combine(directory, hash[..2], hash);
}
