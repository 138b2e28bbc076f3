using Xunit;

namespace FamilyHubs.TestKit;

/// <summary>Reads the sourced facts; skipped where they are not on the machine.</summary>
public sealed class FactsFactAttribute : FactAttribute
{
    public FactsFactAttribute() => Skip = Repository.Facts is null ? "Needs the facts: put them at ../shared/facts beside the repository, or set FAMILYHUBS_FACTS to their folder" : null;
}

/// <summary>Reads the hostile input; skipped where it is not on the machine.</summary>
public sealed class HostileFactAttribute : FactAttribute
{
    public HostileFactAttribute() => Skip = Repository.Hostile is null ? "Needs the hostile input: put it at ../shared/hostile beside the repository, or set FAMILYHUBS_HOSTILE to its folder" : null;
}

/// <summary>Drives a real Chromium; skipped where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Executable is null ? Browser.Missing : null;
}

/// <summary>Drives a real Chromium, once for each row of data; skipped where there is none.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Executable is null ? Browser.Missing : null;
}

/// <summary>Runs a Java program; skipped where there is no Java.</summary>
public sealed class JavaFactAttribute : FactAttribute
{
    public JavaFactAttribute() => Skip = Programs.Find("java") is null ? "Needs Java: apt-get install default-jre-headless" : null;
}

/// <summary>Uploads pictures; skipped where the program that decodes them is missing.</summary>
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() => Skip = Pictures.Missing;
}

/// <summary>Uploads the hostile pictures; skipped where they or the program that decodes pictures are missing.</summary>
public sealed class HostilePictureFactAttribute : FactAttribute
{
    public HostilePictureFactAttribute() => Skip = Pictures.Missing ?? new HostileFactAttribute().Skip;
}

/// <summary>Shows the hostile input in a real Chromium; skipped where either is missing.</summary>
public sealed class HostileBrowserFactAttribute : FactAttribute
{
    public HostileBrowserFactAttribute() => Skip = Browser.Executable is null ? Browser.Missing : new HostileFactAttribute().Skip;
}
