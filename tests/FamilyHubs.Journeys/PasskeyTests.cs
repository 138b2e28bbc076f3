using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>A passkey, made and used with an authenticator that the browser plays.</summary>
[Collection(InABrowser.Name)]
public sealed class PasskeyTests(BrowsedSite site)
{
    [BrowserFact]
    public Task A_passkey_is_added_signs_in_and_opens_nothing_once_it_is_removed() => Visitor.OnAsync(site, async visitor =>
    {
        var devTools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true } });
        string At(string path) => new UriBuilder(site.Address) { Host = "localhost", Path = path }.ToString(); // A passkey is for a name, not for a number.

        await visitor.Page.GotoAsync(At("/editor/sign-in"));
        await visitor.Page.Locator("#Email").FillAsync(await site.AddAccountAsync(Role.Editor));
        await visitor.Page.Locator("#Password").FillAsync(EditorClient.Password);
        await visitor.PressAsync("Sign in");
        await visitor.Page.GotoAsync(At("/editor/account"));
        await visitor.Page.GetByLabel("What to call the passkey").FillAsync("The laptop at the front desk");
        await visitor.PressAsync("Add a passkey");
        await visitor.AssertReadsAsync("The laptop at the front desk, added on");
        await visitor.PressAsync("Sign out");

        await visitor.Page.GotoAsync(At("/editor/sign-in"));
        await visitor.PressAsync("Sign in with a passkey");
        Assert.Equal("/editor", visitor.Path);
        Assert.Equal("Hello Test editor", await visitor.H1Async());

        await visitor.Page.GotoAsync(At("/editor/account"));
        await visitor.PressAsync("Remove The laptop at the front desk");
        Assert.DoesNotContain("The laptop at the front desk", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.PressAsync("Sign out");
        await visitor.Page.GotoAsync(At("/editor/sign-in"));
        await visitor.PressAsync("Sign in with a passkey");
        Assert.StartsWith("/editor/sign-in", visitor.Path, StringComparison.Ordinal);
        await visitor.Page.GotoAsync(At("/editor"));
        Assert.StartsWith("/editor/sign-in", visitor.Path, StringComparison.Ordinal);
    });
}
