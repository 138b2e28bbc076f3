using FamilyHubs.Website.Shared;
using Xunit;

namespace FamilyHubs.Website.Tests.Shared;

public sealed class AgeWordsTests
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData(null, 12, "Up to 12 months")]
    [InlineData(null, 60, "Up to 5 years")]
    [InlineData(0, null, "From birth")]
    [InlineData(24, null, "From 2 years")]
    [InlineData(1, null, "From 1 month")]
    [InlineData(0, 1, "Birth to 1 month")]
    [InlineData(0, 30, "Birth to 2 and a half years")]
    [InlineData(0, 24, "Birth to 2 years")]
    [InlineData(9, 23, "9 to 23 months")]
    [InlineData(9, 24, "9 months to 2 years")]
    [InlineData(24, 60, "2 to 5 years")]
    [InlineData(132, 228, "11 to 19 years")]
    [InlineData(24, 30, "2 years to 2 and a half years")]
    [InlineData(24, 24, "At 2 years")]
    [InlineData(25, 35, "25 months to 35 months")]
    public void Ages_are_said_as_a_parent_says_them(int? youngest, int? oldest, string words) => Assert.Equal(words, AgeWords.Between(youngest, oldest));
}
