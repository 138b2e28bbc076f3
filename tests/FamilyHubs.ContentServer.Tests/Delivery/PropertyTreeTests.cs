using FamilyHubs.ContentServer.Delivery;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class PropertyTreeTests
{
    [Theory]
    [InlineData("properties[a]")]
    [InlineData("properties[a,b]")]
    [InlineData("properties[$all]")]
    [InlineData("properties[a[properties[b,c]],d]")]
    [InlineData("properties[a[properties[b[properties[$all]]]]]")]
    [InlineData("all")]
    [InlineData("property:a")]
    public void Brackets_in_order_are_read(string text) => Assert.Equal($"[{text}]", PropertyTree.Read("expand", text)!.ToString());

    [Fact]
    public void Nothing_is_nothing() => Assert.Null(PropertyTree.Read("expand", ""));

    [Theory]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("[]")]
    [InlineData("[a]")]
    [InlineData("properties[]")]
    [InlineData("properties[a")]
    [InlineData("properties[a]]")]
    [InlineData("properties[[a]]")]
    [InlineData("properties[a]b")]
    [InlineData("properties[a][b]")]
    [InlineData("properties[a,]")]
    [InlineData("properties[,a]")]
    [InlineData(",")]
    [InlineData("a,")]
    [InlineData("properties[a b]")]
    [InlineData("properties[a'b]")]
    [InlineData("properties(a)")]
    public void Brackets_out_of_order_are_refused(string text) => Assert.Throws<Refusal>(() => PropertyTree.Read("expand", text));

    [Fact]
    public void Of_a_name_that_is_there_twice_the_first_counts() => Assert.Equal("[properties[a[properties[b]],c]]", PropertyTree.Read("fields", "properties[a[properties[b]],a[properties[d]],c]")!.ToString());

    [Fact]
    public void Nesting_has_an_end() => Assert.Throws<Refusal>(() => PropertyTree.Read("fields", string.Concat(Enumerable.Repeat("properties[a[", 200)) + "b" + new string(']', 400)));

    [Fact]
    public void All_names_every_property_of_its_own_level_only()
    {
        var all = PropertyTree.Read("expand", "properties[$all]")!;
        Assert.NotNull(all.Into("topics"));
        Assert.Null(all.Into("topics")!.Into("picture"));
        var deeper = PropertyTree.Read("expand", "properties[$all[properties[topics]]]")!;
        Assert.NotNull(deeper.Into("relatedPages")!.Into("topics"));
        Assert.Null(deeper.Into("relatedPages")!.Into("contacts"));
    }
}
