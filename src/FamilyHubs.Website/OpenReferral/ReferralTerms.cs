using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>What services are about, for whom, and how much help they give: three taxonomies.</summary>
internal sealed class ReferralTerms(PublishedSite site, WebsiteSettings website)
{
    private static readonly ReferralTaxonomy Topics = new(ReferralId.For("taxonomy:topics"), "Topics", "What a service is about.");
    private static readonly ReferralTaxonomy Audiences = new(ReferralId.For("taxonomy:audiences"), "Audiences", "Who a service is for.");
    private static readonly ReferralTaxonomy Levels = new(ReferralId.For("taxonomy:levels"), "Levels of help", "Whether a service is for everybody, for some, or for the few who need most.");

    public static IReadOnlyList<ReferralTaxonomy> Taxonomies { get; } = [Topics, Audiences, Levels];

    public IReadOnlyList<ReferralTerm> All =>
    [
        .. site.OfType<Topic>().Where(topic => !topic.HideFromLists).OrderBy(topic => topic.Title, StringComparer.OrdinalIgnoreCase).Select(Of),
        .. Items(Audience.Type, Audience.Property).Select(item => Of(item, Audiences)),
        .. Items(Level.Type, Level.Property).Select(item => Of(item, Levels)),
    ];

    private static (string Type, string Property) Audience => ("audienceAndTopics", "audiences");

    private static (string Type, string Property) Level => (Service.Alias, "level");

    public ReferralTerm Of(Topic topic) => new(topic.Key, topic.Title, topic.Summary, Topics.Name, Topics.Id) { TermUri = website.Absolute(CanonicalPath.Encode(topic.Path)) };

    public static ReferralTerm ForAudience(string audience) => Of(audience, Audiences);

    public static ReferralTerm ForLevel(string level) => Of(level, Levels);

    private static ReferralTerm Of(string item, ReferralTaxonomy taxonomy)
    {
        var name = char.ToUpperInvariant(item[0]) + item[1..].Replace('-', ' ');
        return new(ReferralId.For($"term:{taxonomy.Name}:{item}"), name, name, taxonomy.Name, taxonomy.Id);
    }

    private IEnumerable<string> Items(string type, string property) => site.Model.Get(type).Properties[property].DataType.Configuration["items"]!.AsArray().Select(item => item!.GetValue<string>());
}
