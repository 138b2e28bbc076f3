using System.Collections.Frozen;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.PageCache;

/// <summary>The style sheets, scripts, fonts and logo as finished answers. They never change while the site runs.</summary>
internal sealed class KeptAssets(SiteAssets assets)
{
    private readonly FrozenDictionary<string, KeptAnswer> answers = assets.All.ToFrozenDictionary(asset => asset.Key, asset => Finish(asset.Value));

    public KeptAnswer? Find(string path) => answers.GetValueOrDefault(path);

    private static KeptAnswer Finish(SiteAssets.Asset asset)
    {
        var response = new DefaultHttpContext().Response;
        SiteAssets.SetHeaders(response, asset);
        SecurityHeaders.Complete(response);
        return new KeptAnswer(response.Headers, asset.Plain, new Reads(), DateTimeOffset.MaxValue) { Ready = (asset.Brotli, asset.Gzip) };
    }
}
