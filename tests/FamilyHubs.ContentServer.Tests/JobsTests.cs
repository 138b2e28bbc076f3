using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests;

public sealed class JobsTests
{
    private readonly FakeClock clock = new();
    private readonly Jobs jobs;

    public JobsTests() => jobs = new Jobs(clock);

    [Fact]
    public async Task A_job_that_fails_says_so_until_it_works_again_and_then_that_it_did()
    {
        await jobs.RunAsync("work", () => Task.CompletedTask);
        Assert.False(Only().IsFailing);
        clock.Now += TimeSpan.FromMinutes(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => jobs.RunAsync("work", () => throw new InvalidOperationException("The disk is full")));
        Assert.True(Only().IsFailing);
        Assert.Equal("The disk is full", Only().LastFault);
        clock.Now += TimeSpan.FromMinutes(1);
        await jobs.RunAsync("work", () => Task.CompletedTask);
        Assert.False(Only().IsFailing);
        Assert.Equal((1, "The disk is full", clock.Now), (Only().Failures, Only().LastFault, Only().LastRun));
    }

    [Fact]
    public async Task A_job_that_is_stopped_has_not_failed()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => jobs.RunAsync("work", () => throw new OperationCanceledException()));
        Assert.False(Only().IsFailing);
    }

    [Theory]
    [InlineData("10.0.12", true)]
    [InlineData("10.0.13", false)]
    [InlineData("11.0.0", false)]
    public void A_runtime_with_known_faults_is_named(string version, bool isNamed) => Assert.Equal(isNamed, SafeRuntime.FaultOf(Version.Parse(version)) is not null);

    private Job Only() => Assert.Single(jobs.All);
}
