using FamilyHubs.ContentServer.Media;

namespace FamilyHubs.CrashWriter;

/// <summary>Uploads captions, each of its own, and says so: <c>uploaded key hash</c>.</summary>
internal sealed class Uploader(MediaStore media, Action<string> say)
{
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    public async Task UploadAsync(int round)
    {
        var words = $"WEBVTT\n\n{run} {round}\n{new string('x', 200_000)}";
        using var content = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(words));
        var item = await media.UploadAsync(content, $"{run}-{round}.vtt", run, run);
        say($"uploaded {item.Key} {item.Hash}");
    }

    /// <summary>Says it when the file is in its place, before the library knows of it: as no store may.</summary>
    public Task SayEarlyAsync(MediaFiles files, int round)
    {
        var words = System.Text.Encoding.ASCII.GetBytes($"WEBVTT\n\n{run} {round}");
        say($"uploaded {Guid.NewGuid()} {files.Store(words)}");
        return UploadAsync(round);
    }
}
