using System.Globalization;
using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.People;

/// <summary>Who has an account, and what happened to accounts lately.</summary>
[Authorize(nameof(Right.Manage))]
internal sealed class PeopleModel(AccountStore accounts, AccountLog log, SectionChoices choices) : PageModel
{
    private const int EventsShown = 50;

    private Dictionary<Guid, string> sections = [];

    public IReadOnlyList<Account> People { get; private set; } = [];

    public IReadOnlyList<(string When, string Words)> Events { get; private set; } = [];

    public static string When(DateTime? utc) =>
        utc is { } time ? LondonTime.FromUtc(new DateTimeOffset(time, TimeSpan.Zero)).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) : "never";

    /// <summary>The names of the parts of the site that somebody may change.</summary>
    public string SectionsOf(Account account) => string.Join(", ", account.Sections.Select(key => sections.GetValueOrDefault(key, "a page that was put away")));

    public async Task OnGetAsync()
    {
        People = await accounts.AllAsync();
        sections = (await choices.ReadAsync([.. People.SelectMany(account => account.Sections)])).ToDictionary(choice => choice.Key, choice => choice.Name);
        var names = People.ToDictionary(account => account.Id, account => account.Name);
        Events = [.. (await log.ReadAsync()).Take(EventsShown).Select(entry => (When(entry.AtUtc), Words(entry, names)))];
    }

    private static string Words(AccountEvent entry, Dictionary<Guid, string> names)
    {
        var who = entry.AccountId is { } id && names.TryGetValue(id, out var name) ? name : "Somebody";
        return $"{who} {entry.Verb}{(entry.Detail is null ? "" : $" ({entry.Detail})")}{(entry.By.Length == 0 || entry.By == who ? "" : $", by {entry.By}")}";
    }
}
