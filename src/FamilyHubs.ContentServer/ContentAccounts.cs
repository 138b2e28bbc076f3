using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer;

/// <summary>Accounts from the command line, also beside a running site: how the first administrator comes in, and anybody who is locked out.</summary>
public sealed class ContentAccounts(ContentServerOptions settings, TimeProvider clock)
{
    private const string By = "the command line";

    /// <returns>The link by which the person chooses a password.</returns>
    /// <exception cref="TransferException">There is such an account, or the address or the role is none.</exception>
    public Task<string> AddAsync(string email, string role) => WithAsync(store => store.InviteAsync(email, email.Split('@')[0], role, [], By));

    /// <summary>Lets somebody in again: with a new password, without a code from an app, and not shut out.</summary>
    /// <exception cref="TransferException">There is no such account.</exception>
    public Task<string> ResetAsync(string email) => WithAsync(async store =>
    {
        var account = await store.FindAsync(email) ?? throw new AccountRefusal($"There is no account {email}");
        if (account.IsDisabled) await store.EnableAsync(account, By);
        if (account.TwoFactorEnabled) await store.ForgetCodeAsync(account, By);
        return await store.ResetAsync(account, By);
    });

    private async Task<string> WithAsync(Func<AccountStore, Task<string>> work)
    {
        var storage = new ContentStorage(settings);
        storage.CreateFile();
        await Migrations.ApplyAsync(storage);
        var services = new ServiceCollection().AddLogging().AddSingleton(settings).AddSingleton(clock);
        ContentServerSetup.AddAccountStore(services, settings);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider.GetRequiredService<AccountStore>());
        }
        catch (AccountRefusal refusal)
        {
            throw new TransferException(refusal.Message + ".");
        }
    }
}
