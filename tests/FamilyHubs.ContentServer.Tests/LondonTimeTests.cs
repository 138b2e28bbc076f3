using Xunit;

namespace FamilyHubs.ContentServer.Tests;

public sealed class LondonTimeTests
{
    [Theory]
    [InlineData("2026-01-15T09:00", "2026-01-15T09:00")]
    [InlineData("2026-07-15T09:00", "2026-07-15T08:00")]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59")]
    [InlineData("2026-03-29T01:00", "2026-03-29T01:00")]
    [InlineData("2026-03-29T01:59", "2026-03-29T01:59")]
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00")]
    [InlineData("2026-10-25T00:59", "2026-10-24T23:59")]
    [InlineData("2026-10-25T01:00", "2026-10-25T00:00")]
    [InlineData("2026-10-25T01:59", "2026-10-25T00:59")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00")]
    public void The_wall_clock_in_London_is_a_moment(string london, string utc) => Assert.Equal(At(utc), LondonTime.ToUtc(At(london)));

    [Fact]
    public void Every_moment_of_both_nights_comes_back_from_how_it_is_written()
    {
        foreach (var night in new[] { At("2026-03-28T22:00"), At("2026-10-24T22:00") })
            for (var minute = 0; minute < 360; minute += 5)
            {
                var moment = DateTime.SpecifyKind(night.AddMinutes(minute), DateTimeKind.Utc);
                Assert.True(LondonTime.TryParse(LondonTime.Write(moment), out var back));
                Assert.Equal((moment, DateTimeKind.Utc), (back, back.Kind));
            }
    }

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
