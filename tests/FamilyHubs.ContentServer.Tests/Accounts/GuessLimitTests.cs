using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Accounts;

public sealed class GuessLimitTests
{
    private readonly FakeClock clock = new();
    private readonly GuessLimit limit;

    public GuessLimitTests() => limit = new GuessLimit(clock);

    [Fact]
    public void An_account_is_guessed_ten_times_in_fifteen_minutes_from_anywhere()
    {
        for (var guess = 0; guess < 10; guess++) Assert.True(limit.TryTake(guess % 2 == 0 ? "A@example.org" : " a@EXAMPLE.org", $"10.0.0.{guess}"));
        Assert.False(limit.TryTake("a@example.org", "10.0.0.99"));
        Assert.True(limit.TryTake("b@example.org", "10.0.0.99"));
        clock.Now += TimeSpan.FromMinutes(14.9);
        Assert.False(limit.TryTake("a@example.org", "10.0.0.99"));
        clock.Now += TimeSpan.FromMinutes(0.2);
        Assert.True(limit.TryTake("a@example.org", "10.0.0.99"));
    }

    [Fact]
    public void An_address_guesses_ten_times_whatever_the_account()
    {
        for (var guess = 0; guess < 10; guess++) Assert.True(limit.TryTake($"{guess}@example.org", "10.0.0.1"));
        Assert.False(limit.TryTake("other@example.org", "10.0.0.1"));
    }

    [Fact]
    public void The_right_one_is_no_guess()
    {
        for (var times = 0; times < 50; times++)
        {
            Assert.True(limit.TryTake("a@example.org", "10.0.0.1"));
            limit.GiveBack("a@example.org", "10.0.0.1");
        }
    }

    [Fact]
    public void Many_at_once_are_counted() =>
        Assert.Equal(10, Enumerable.Range(0, 100).AsParallel().Count(_ => limit.TryTake("a@example.org", "10.0.0.1")));
}
