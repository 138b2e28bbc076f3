using FamilyHubs.ContentServer.Delivery;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class BitsTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(200, 0, 200)]
    [InlineData(200, 63, 65)]
    [InlineData(200, 64, 128)]
    [InlineData(200, 1, 199)]
    [InlineData(200, 128, 200)]
    public void A_range_holds_what_is_in_it(int length, int start, int end) =>
        Assert.Equal(Enumerable.Range(start, end - start), Bits.Range(length, start, end).Numbers());

    [Fact]
    public void Sets_are_met_and_taken_away()
    {
        var random = new Random(7);
        int[] one = [.. Enumerable.Range(0, 1_000).Where(_ => random.Next(3) == 0)], other = [.. Enumerable.Range(0, 1_000).Where(_ => random.Next(2) == 0)];
        var met = Bits.Of(1_000, one);
        met.Keep(Bits.Of(1_000, other));
        Assert.Equal(one.Intersect(other), met.Numbers());
        var less = Bits.Of(1_000, one);
        less.Drop(Bits.Of(1_000, other));
        Assert.Equal(one.Except(other), less.Numbers());
        less.Keep(number => number % 2 == 0);
        Assert.Equal(one.Except(other).Where(number => number % 2 == 0), less.Numbers());
        Assert.Equal(less.Numbers().Count(), less.Count);
    }

    [Fact]
    public void A_page_of_many_is_the_same_as_sorting_all()
    {
        var random = new Random(7);
        long[] first = [.. Enumerable.Range(0, 500).Select(_ => (long)random.Next(20))], second = [.. Enumerable.Range(0, 500).Select(_ => (long)random.Next(20))];
        var ordering = new Ordering([(first, true), (second, false)]);
        var found = Bits.Of(500, Enumerable.Range(0, 500).Where(number => number % 3 != 0));
        var sorted = found.Numbers().OrderByDescending(number => first[number]).ThenBy(number => second[number]).ToList();
        foreach (var (skip, take) in new[] { (0, 10), (7, 3), (0, 0), (60, 20), (0, 500), (490, 10), (1_000, 10), (10_000_000, 500) })
            Assert.Equal(sorted.Skip(skip).Take(take), ordering.Page(found, skip, take));
    }
}
