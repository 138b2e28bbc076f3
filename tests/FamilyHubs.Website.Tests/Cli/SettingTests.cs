using System.Text.RegularExpressions;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Cli;
using Xunit;

namespace FamilyHubs.Website.Tests.Cli;

public sealed partial class SettingTests : IDisposable
{
    private readonly WebsiteProgram website = new();

    public void Dispose() => website.Dispose();

    [Theory]
    [InlineData("--Site:Url=hubs.example", "Site:Url")]
    [InlineData("--Site:Url=ftp://hubs.example", "Site:Url")]
    [InlineData("--Site:Url=https://hubs.example/?a=b", "Site:Url")]
    [InlineData("--Site:Url=", "Site:Url")]
    [InlineData("--ConnectionStrings:Content=nonsense", "ConnectionStrings:Content")]
    [InlineData("--ConnectionStrings:Content=Host=a;Colour=red", "ConnectionStrings:Content")]
    [InlineData("--DataDirectory=", "DataDirectory")]
    [InlineData("--ModelFile=no-such-file.json", "ModelFile")]
    [InlineData("--Umbraco:CMS:DeliveryApi:Enabled=perhaps", "Umbraco:CMS:DeliveryApi:Enabled")]
    [InlineData("--Umbraco:CMS:DeliveryApi:PublicAccess=false", "Umbraco:CMS:DeliveryApi:ApiKey")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string setting, string name)
    {
        Assert.Contains(name, (await website.RunAsync(setting)).Sentence, StringComparison.Ordinal);
        Assert.Contains(name, (await website.RunAsync("export", website.At("out"), setting)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_named()
    {
        await File.WriteAllTextAsync(website.At("file"), "");
        Assert.Contains("DataDirectory", (await website.RunAsync($"--DataDirectory={website.At("file")}")).Sentence, StringComparison.Ordinal);
        Assert.Contains("DataDirectory", (await website.RunAsync("seed", $"--DataDirectory={website.At("file")}")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_said_without_its_password()
    {
        var sentence = (await website.RunAsync("seed", "--ConnectionStrings:Content=Host=127.0.0.1;Port=9;Database=a;Username=b;Password=canary-password;Timeout=3")).Sentence;
        Assert.Contains("database", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-password", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_verb_is_in_the_manual()
    {
        var manual = Repository.Read("docs/running.md");
        Assert.True(Verb.All.Count > 4);
        Assert.All(Verb.All.Select(verb => verb.Usage.Split(' ')[0]).Append("--help"), verb => Assert.Contains($"{verb}", manual, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_in_the_manual()
    {
        var source = Repository.Read("src/FamilyHubs.Website/WebsiteSettings.cs");
        var settings = Indexed().Matches(source).Select(match => match.Groups[1].Value)
            .Concat(Connection().Matches(source).Select(match => "ConnectionStrings:" + match.Groups[1].Value)).Append("Urls").ToList();
        Assert.Contains("Site:Url", settings);
        Assert.Contains("ConnectionStrings:Content", settings);
        var manual = Repository.Read("docs/running.md");
        Assert.All(settings, setting => Assert.Contains($"`{setting}`", manual, StringComparison.Ordinal));
    }

    [GeneratedRegex("""configuration\["([^"]+)"\]""")]
    private static partial Regex Indexed();

    [GeneratedRegex("""GetConnectionString\("([^"]+)"\)""")]
    private static partial Regex Connection();
}
