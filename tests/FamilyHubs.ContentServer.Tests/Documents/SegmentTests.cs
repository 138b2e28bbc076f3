using FamilyHubs.ContentServer.Documents;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public sealed class SegmentTests
{
    [Theory]
    [InlineData("Children's Centre (Brent)", "childrens-centre-brent")]
    [InlineData("  Ashby-de-la-Zouch  Library ", "ashby-de-la-zouch-library")]
    [InlineData("Café Zoë", "cafe-zoe")]
    [InlineData("İpek", "ipek")]
    [InlineData("ગુજરાતી", "ગુજરાતી")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a/b?c#d%2e", "a-b-c-d-2e")]
    [InlineData("👶", "page")]
    [InlineData("", "page")]
    [InlineData("--", "page")]
    public void A_name_gives_an_address(string name, string segment)
    {
        Assert.Equal(segment, Segment.From(name));
        Assert.Equal(segment, Segment.From(segment));
    }

    [Fact]
    public void A_long_name_is_cut_and_ends_with_a_letter() => Assert.Equal(new string('a', 79), Segment.From(new string('a', 79) + " " + new string('b', 50)));
}
