using System.Net;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests;

public sealed class PageTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task The_front_page_answers() => Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
}
