namespace FamilyHubs.ContentServer.Media;

/// <summary>Looks at a PDF without opening it.</summary>
internal static class PdfCheck
{
    private const int TailLength = 2048;

    /// <summary>Names of what makes a PDF act by itself.</summary>
    private static readonly byte[][] Acts = [.. new[] { "/JavaScript", "/Launch", "/EmbeddedFile" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <returns>False when its end is missing or something else follows.</returns>
    /// <exception cref="MediaRefused">It would act when it is opened. What is inside compressed parts is not seen: the sandbox that it is served in is for those.</exception>
    public static bool IsWhole(Stream file)
    {
        file.Position = Math.Max(0, file.Length - TailLength);
        var tail = new byte[TailLength];
        var end = tail.AsSpan(0, file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)).TrimEnd(" \r\n\t\0"u8);
        if (!end.EndsWith("%%EOF"u8)) return false;
        return !ActsByItself(file) ? true : throw new MediaRefused("The PDF has a program or another file inside. Save it again without them.");
    }

    private static bool ActsByItself(Stream file)
    {
        const int overlap = 32;
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var kept = 0; file.Read(buffer, kept, buffer.Length - kept) is > 0 and var read;)
        {
            var part = buffer.AsSpan(0, kept + read);
            foreach (var act in Acts) if (part.IndexOf(act) >= 0) return true;
            kept = Math.Min(overlap, part.Length);
            part[^kept..].CopyTo(buffer);
        }
        return false;
    }
}
