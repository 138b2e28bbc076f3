using System.Text.Json;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly Account Zoe = new() { Name = "Zoë O'Brien", Role = Role.Viewer, Email = "zoe.obrien@example.org" };

    [Theory]
    [InlineData("")]
    [InlineData("shorter")]
    [InlineData("password")]
    [InlineData("PassWord1")]
    [InlineData("Zoë O'Brien")]
    [InlineData("zoe.obrien")]
    [InlineData("ZOE.OBRIEN@example.org")]
    public void A_short_common_or_personal_password_is_refused(string password) => Assert.NotNull(PasswordRules.Fault(password, Zoe));

    [Fact]
    public void Between_8_and_128_characters_of_any_kind_will_do()
    {
        Assert.Null(PasswordRules.Fault("qxkvjwzp", Zoe));
        Assert.Null(PasswordRules.Fault(new string('å', 128), Zoe));
        Assert.NotNull(PasswordRules.Fault(new string('å', 129), Zoe));
    }

    [HostileFact]
    public void Every_common_password_is_refused_and_every_good_one_accepted()
    {
        var folder = Path.Combine(Repository.Hostile!, "auth");
        var common = File.ReadAllLines(Path.Combine(folder, "common-passwords-min8.txt"));
        Assert.True(common.Length > 1_000);
        Faults.None(common.Where(password => PasswordRules.Fault(password, Zoe) is null));
        var good = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "must-accept-passwords.json")))!;
        Faults.None(good.Where(password => PasswordRules.Fault(password, Zoe) is not null));
    }
}
