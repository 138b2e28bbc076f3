namespace FamilyHubs.ContentServer.Accounts;

/// <summary>A script asks for this by itself, with nobody at the keys: it does not keep a session from ending.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UnattendedAttribute : Attribute;
