using FamilyHubs.ContentServer.Accounts;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Accounts;

public sealed class RoleTests
{
    [Theory]
    [InlineData(Role.Administrator, Right.View, Right.Write, Right.Arrange, Right.Publish, Right.Manage)]
    [InlineData(Role.Publisher, Right.View, Right.Write, Right.Arrange, Right.Publish)]
    [InlineData(Role.Editor, Right.View, Right.Write, Right.Arrange)]
    [InlineData(Role.Contributor, Right.View, Right.Write)]
    [InlineData(Role.Viewer, Right.View)]
    [InlineData("somebody")]
    [InlineData("Administrator")]
    internal void A_role_has_these_rights_and_no_others(string role, params Right[] rights) =>
        Assert.Equal(rights, Enum.GetValues<Right>().Where(right => Role.Has(role, right)));
}
