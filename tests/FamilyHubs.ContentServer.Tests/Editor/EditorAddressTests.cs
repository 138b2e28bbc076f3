using FamilyHubs.ContentServer.Editor;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

public sealed class EditorAddressTests
{
    [Theory]
    [InlineData("/editor")]
    [InlineData("/editor/people?sort=name")]
    public void An_address_of_the_editor_is_gone_to(string address) => Assert.Equal(address, EditorAddress.OrStart(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//evil.example/editor")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/editor/")]
    [InlineData("/editor.evil.example")]
    [InlineData("/editor@evil.example")]
    [InlineData("/editor/\\evil")]
    [InlineData("/editor/\r\nX: y")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_leads_to_the_start(string? address) => Assert.Equal("/editor", EditorAddress.OrStart(address));
}
