using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace FamilyHubs.ContentServer.Media;

/// <summary>
/// Decodes pictures in a process of its own, with a limit on time, memory and what it may write: whatever is in a picture
/// can hurt nothing but that process. The program is <c>vipsthumbnail</c> of libvips, with loaders that are not made for files
/// from strangers switched off.
/// </summary>
/// <param name="path">Folders to look in, as in PATH; null for those of this process.</param>
internal sealed class PictureTool(string? path = null) : IDisposable
{
    private readonly string path = path ?? Environment.GetEnvironmentVariable("PATH") ?? "";

    public const string Missing = "Pictures cannot be taken in yet: whoever runs the site must install libvips-tools (apt-get install libvips-tools). Other files can be uploaded.";

    private const string Thumbnail = "vipsthumbnail";

    /// <summary>Longest side of a picture as it is kept, in pixels.</summary>
    public const int LongestSide = 2560;

    /// <summary>Kilobytes of memory and of one written file, and seconds of one processor.</summary>
    private const string Limits = "ulimit -v 2000000; ulimit -f 200000; ulimit -t 6; exec nice -n 10 \"$@\"";

    /// <summary>Longer than the processor time, because the machine has other work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim turn = new(2);
    private volatile bool isKnownToBeThere;

    /// <summary>Looked for again until it is there, so that installing it needs no restart.</summary>
    public bool IsThere => isKnownToBeThere || (isKnownToBeThere = Find(Thumbnail) && Find("vips"));

    /// <summary>Writes a picture anew, in a file with the extension of its kind: turned as it was held, in sRGB, no larger than is of use, and without anything that was stored with it.</summary>
    /// <returns>False when it cannot be decoded within the limits.</returns>
    public Task<bool> NormaliseAsync(string from, FileKind kind, string to, CancellationToken cancellation) =>
        ThumbnailAsync(from, $"{LongestSide}x{LongestSide}>", to + (kind.Extension switch
        {
            ".png" => "[strip,compression=6]",
            ".webp" => "[strip,Q=85]",
            _ => "[strip,Q=85,optimize_coding,background=255]",
        }), cancellation);

    /// <param name="from">A picture that was normalised.</param>
    /// <param name="width">In pixels, less than the width of the picture.</param>
    /// <param name="to">Ends with <c>.webp</c> or <c>.jpg</c>.</param>
    /// <param name="cancellation">Ends the process.</param>
    public Task<bool> ShrinkAsync(string from, int width, string to, CancellationToken cancellation) =>
        ThumbnailAsync(from, string.Create(CultureInfo.InvariantCulture, $"{width}x100000"), to + (to.EndsWith(".webp", StringComparison.Ordinal) ? "[strip,Q=76]" : "[strip,Q=80,optimize_coding,interlace,background=255]"), cancellation);

    /// <summary>Cuts a part out, in pixels, and writes it without loss.</summary>
    public Task<bool> CutAsync(string from, (int Left, int Top, int Width, int Height) part, string to, CancellationToken cancellation) =>
        RunAsync(["vips", "crop", from, to + "[compression=1]", .. new[] { part.Left, part.Top, part.Width, part.Height }.Select(number => number.ToString(CultureInfo.InvariantCulture))], to, cancellation);

    public void Dispose() => turn.Dispose();

    private async Task<bool> ThumbnailAsync(string from, string size, string to, CancellationToken cancellation)
    {
        var made = to[..to.LastIndexOf('[')];
        if (!await RunAsync([Thumbnail, from, "--size", size, "--export-profile", "srgb", "-o", to], made, cancellation)) return false;
        if (made.EndsWith(".webp", StringComparison.Ordinal)) WebpFile.Strip(made);
        return true;
    }

    private async Task<bool> RunAsync(string[] command, string made, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            using var process = Process.Start(Contained(command))!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            try
            {
                await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token), process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token));
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellation.ThrowIfCancellationRequested();
                return false;
            }
            return process.ExitCode == 0 && File.Exists(made);
        }
        catch (Win32Exception)
        {
            isKnownToBeThere = false; // It was taken away while the site runs.
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>On Linux and the like in a shell that sets the limits; the command is handed over as it is, not as text.</summary>
    private ProcessStartInfo Contained(string[] command)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(command[0], command[1..]) : new ProcessStartInfo("/bin/sh", ["-c", Limits, "sh", .. command]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.Environment.Clear(); // What the site was started with, passwords among it, is none of its business.
        start.Environment["PATH"] = path;
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        return start;
    }

    private bool Find(string program) => path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
