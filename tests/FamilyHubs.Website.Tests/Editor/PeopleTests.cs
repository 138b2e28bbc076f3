using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

public sealed class PeopleTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string NewPassword = "purple kettle 91";

    [Fact]
    public async Task Somebody_who_is_invited_chooses_a_password_by_a_link_that_works_once()
    {
        using var administrator = await EditorClient.SignInAsync(site, Role.Administrator);
        var email = $"o'brien-{Guid.NewGuid():N}@example.org";
        var sent = await administrator.SendAsync("/editor/people/invite", new() { ["Email"] = email, ["Name"] = "Zoë O'Brien <b>", ["Role"] = Role.Contributor });
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var letter = (await site.Get<Outbox>().ReadAsync()).First(letter => letter.To == email);
        var link = letter.Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal));
        Assert.StartsWith($"{SeededSite.Url}/editor/join/", link, StringComparison.Ordinal);
        var path = new Uri(link).AbsolutePath;

        using var invited = EditorClient.Anonymous(site);
        Assert.Equal(HttpStatusCode.BadRequest, (await invited.SendAsync(path, new() { ["Password"] = "short" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await invited.SendAsync(path, new() { ["Password"] = NewPassword })).Status);
        Assert.Equal("Hello Zoë O'Brien <b>", (await invited.ReadAsync("/editor")).H1);
        Assert.Equal(HttpStatusCode.Gone, (await invited.ReadAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await invited.ReadAsync("/editor/people")).Status);
        Assert.Contains("Zoë O'Brien <b> set a password", (await administrator.ReadAsync("/editor/people")).Main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_is_wrong_says_what_to_mend_and_keeps_what_was_typed()
    {
        using var administrator = await EditorClient.SignInAsync(site, Role.Administrator);
        var again = await administrator.SendAsync("/editor/people/invite", new() { ["Email"] = "no address", ["Name"] = "Sam Ó Briain", ["Role"] = Role.Viewer });
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal("Sam Ó Briain", again.Document.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal("#Email", again.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        var twice = await administrator.SendAsync("/editor/people/invite", new() { ["Email"] = administrator.Email.ToUpperInvariant(), ["Name"] = "Sam", ["Role"] = Role.Viewer });
        Assert.Contains("already", twice.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_role_counts_at_once_and_ends_the_session()
    {
        using var administrator = await EditorClient.SignInAsync(site, Role.Administrator);
        using var person = await EditorClient.SignInAsync(site, Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await person.ReadAsync("/editor/people")).Status);
        var page = $"/editor/people/{await site.AccountIdAsync(person.Email)}";
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync(page, new() { ["Role"] = Role.Viewer })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await person.ReadAsync("/editor/people")).Status);
    }

    [Fact]
    public async Task An_administrator_sees_where_somebody_is_signed_in_and_ends_it_at_once()
    {
        using var administrator = await EditorClient.SignInAsync(site, Role.Administrator);
        using var person = await EditorClient.SignInAsync(site, Role.Editor);
        var page = $"/editor/people/{await site.AccountIdAsync(person.Email)}";
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync(page, [], $"{page}?handler=EndSession")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await person.ReadAsync("/editor")).Status);
        Assert.Equal(HttpStatusCode.OK, (await administrator.ReadAsync("/editor")).Status);
        Assert.DoesNotContain("is signed in", (await administrator.ReadAsync(page)).Main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_shut_out_is_out_at_once_until_let_in_again()
    {
        using var administrator = await EditorClient.SignInAsync(site, Role.Administrator);
        using var person = await EditorClient.SignInAsync(site, Role.Editor);
        var page = $"/editor/people/{await site.AccountIdAsync(person.Email)}";
        var form = $"{page}?handler=SignIn";
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync(page, new() { ["verb"] = "disable" }, form)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await person.ReadAsync("/editor")).Status);
        var refused = await person.SendAsync("/editor/sign-in", new() { ["Email"] = person.Email, ["Password"] = EditorClient.Password });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync(page, new() { ["verb"] = "enable" }, form)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SendAsync("/editor/sign-in", new() { ["Email"] = person.Email, ["Password"] = EditorClient.Password })).Status);
    }

    [Fact]
    public async Task A_forgotten_password_is_answered_alike_for_known_and_unknown()
    {
        using var somebody = EditorClient.Anonymous(site);
        var known = await site.AddAccountAsync(Role.Editor);
        var first = await somebody.SendAsync("/editor/forgotten", new() { ["Email"] = known });
        var second = await somebody.SendAsync("/editor/forgotten", new() { ["Email"] = "nobody@example.org" });
        Assert.Equal(HtmlPage.Plain(first.Main.TextContent), HtmlPage.Plain(second.Main.TextContent));
        Assert.Single(await site.Get<Outbox>().ReadAsync(), letter => letter.To == known);
        Assert.DoesNotContain(await site.Get<Outbox>().ReadAsync(), letter => letter.To == "nobody@example.org");
    }

    [Fact]
    public async Task Rights_hold_for_the_sections_somebody_was_given_and_what_stands_below()
    {
        var parents = (await site.DocumentAsync("/hubs")).Key;
        var below = (await site.DocumentAsync("/hubs/coalville")).Key;
        var elsewhere = (await site.DocumentAsync("/about")).Key;
        await using var scope = site.Services.CreateAsyncScope();
        var person = scope.ServiceProvider.GetRequiredService<CurrentPerson>();
        person.Is(new Account { Name = "P", Role = Role.Publisher, Sections = [parents] }, Guid.NewGuid());
        Assert.True(await person.MayAsync(Right.Publish, parents));
        Assert.True(await person.MayAsync(Right.Publish, below));
        Assert.False(await person.MayAsync(Right.Write, elsewhere));
        Assert.True(await person.MayAsync(Right.View, elsewhere));
        Assert.False(await person.MayAsync(Right.Manage, below));
        Assert.False(await person.MayAsync(Right.Write, Guid.NewGuid()));
    }
}
