namespace FamilyHubs.ContentServer.Media;

/// <summary>A file, or what somebody wanted to do with one, is not accepted. The message is a sentence for them; nothing was kept.</summary>
internal sealed class MediaRefused(string message) : Exception(message);
