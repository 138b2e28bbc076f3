using Xunit;

namespace FamilyHubs.ContentServer.Tests.Properties;

internal static class PropertyEditorRows
{
    private const string Key = "\"11111111-1111-4111-8111-111111111111\"";

    private const string Media = "\"22222222-2222-4222-8222-222222222222\"";

    public static TheoryData<string, string> Good => new()
    {
        { "hub.postcode", "\"LE67 3EA\"" },
        { "pageBasics.title", "\"O'Brien’s 👶 \\\"quoted\\\": ß ગુજરાતી - # yes\"" },
        { "pageBasics.title", "\"true\"" },
        { "pageBasics.title", "\"012\"" },
        { "pageBasics.title", "\"~\"" },
        { "pageBasics.title", "\"null\"" },
        { "pageBasics.title", "\"2026-11-22\"" },
        { "section.lead", "\"Two\\nlines: one\\n\\n- two\"" },
        { "hub.email", "\"o'brien+hub@example.org\"" },
        { "ageRange.minAgeMonths", "0" },
        { "ageRange.minAgeMonths", "300" },
        { "hub.latitude", "52.72530" },
        { "hub.latitude", "-1.37296" },
        { "sensitivity.quickExit", "true" },
        { "sensitivity.quickExit", "false" },
        { "newsStory.date", "\"2028-02-29\"" },
        { "alert.startsAt", "\"2026-11-22T09:00:00Z\"" },
        { "alert.startsAt", "\"2026-10-25T00:30:00Z\"" },
        { "alert.startsAt", "\"2026-10-25T01:30:00Z\"" },
        { "alert.startsAt", "\"2026-07-01T08:00:00Z\"" },
        { "pageBasics.searchWords", "[\"a, b\",\"c: d\",\"yes\"]" },
        { "review.sources", "[\"one\",\"- two\"]" },
        { "hub.hubType", "\"Family hub\"" },
        { "audienceAndTopics.audiences", "[\"parents\",\"young-people\"]" },
        { "service.whoFor", "\"<p>Plain <strong>words</strong> and a <a href=\\\"/{localLink:11111111-1111-4111-8111-111111111111}\\\">link</a></p>\"" },
        { "service.whoFor", "\"<p>One<br>two</p><blockquote><p>three</p></blockquote>\"" },
        { "service.whoFor", "\"<h2>A</h2>\\n<ul>\\n<li>b</li>\\n<li>c</li>\\n</ul>\"" },
        { "service.whoFor", "\"<p># not a heading, 1. not a list, [not](a-link) &amp; *stars* _lines_</p>\"" },
        { "hub.openingHours", "[{\"day\":\"monday\",\"from\":\"08:00\",\"to\":\"13:00\",\"presence\":\"self-service\"},{\"day\":\"monday\",\"from\":\"13:00\",\"to\":\"00:00\",\"presence\":\"staffed\"},{\"day\":\"sunday\",\"from\":\"10:00\",\"to\":\"12:00\"}]" },
        { "hub.specialDays", "[{\"from\":\"2026-12-24\",\"to\":\"2026-12-24\",\"reason\":\"Christmas: eve\",\"hours\":[{\"from\":\"09:00\",\"to\":\"12:00\",\"presence\":\"by appointment\"}]},{\"from\":\"2026-12-25\",\"to\":\"2026-12-28\",\"reason\":\"true\"}]" },
        { "bankHolidays.dates", "[{\"name\":\"New Year's Day\",\"from\":\"2027-01-01\",\"to\":\"2027-01-01\"},{\"name\":\"Spring: term\",\"from\":\"2027-01-04\",\"to\":\"2027-02-12\"}]" },
        { "session.schedule", "{\"repeat\":\"monthly\",\"days\":[\"tuesday\"],\"weeks\":[\"first\",\"last\"],\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"lastDate\":\"2027-07-20\",\"season\":\"term time\",\"skipBankHolidays\":true,\"changes\":[{\"change\":\"cancel\",\"date\":\"2026-12-01\",\"note\":\"true\"},{\"change\":\"move\",\"date\":\"2027-01-05\",\"newDate\":\"2027-01-06\",\"startTime\":\"10:00\",\"endTime\":\"11:30\"}]}" },
        { "session.schedule", "{\"repeat\":\"once\",\"startTime\":\"00:00\",\"endTime\":\"23:59\",\"firstDate\":\"2028-02-29\"}" },
        { "helpPage.contacts", "[" + Key + "]" },
        { "pageBasics.picture", "[{\"mediaKey\":" + Media + "}]" },
        { "resource.link", "[{\"name\":\"Help: all of it\",\"type\":\"document\",\"unique\":" + Key + "}]" },
        { "resource.link", "[{\"name\":\"Elsewhere\",\"type\":\"external\",\"url\":\"https://example.org/?a=1&b=2#c\"}]" },
        { "helpPage.otherFormats", "[{\"key\":" + Key + ",\"contentType\":\"accessFormat\",\"values\":{\"kind\":\"audio\",\"link\":[{\"name\":\"a\",\"type\":\"external\",\"url\":\"https://example.org\"}]}}]" },
        { "helpPage.content", "[{\"key\":" + Key + ",\"contentType\":\"steps\",\"values\":{\"heading\":\"A\",\"items\":[{\"key\":" + Media + ",\"contentType\":\"stepItem\",\"values\":{\"heading\":\"B\",\"text\":\"<p>c</p>\"}}]}}]" },
    };

    public static TheoryData<string, string> Unreadable
    {
        get
        {
            string[] anything = ["5", "1e400", "true", "{}", "[5]", "[null]", "[[]]", "[{}]", "\"words\"", "[\"words\"]", "[{\"key\":5,\"contentType\":5,\"values\":5}]", "[{\"mediaKey\":5}]", "[{\"name\":5,\"url\":5}]", "[{\"name\":\"a\",\"unique\":5}]", "[{\"name\":\"a\",\"url\":\"javascript:alert(1)\"}]"];
            var rows = new TheoryData<string, string>
            {
                { "ageRange.minAgeMonths", "1.5" },
                { "ageRange.minAgeMonths", "99999999999" },
                { "newsStory.date", "\"2026-02-30\"" },
                { "newsStory.date", "\"22 November 2026\"" },
                { "alert.startsAt", "\"22 November 2026\"" },
                { "alert.startsAt", "\"2026-11-22T09:00:00\"" },
                { "hub.openingHours", "[{\"day\":\"someday\",\"from\":\"08:00\",\"to\":\"13:00\"}]" },
                { "hub.openingHours", "[{\"day\":\"monday\",\"from\":\"8am\",\"to\":\"25:00\"}]" },
                { "hub.openingHours", "[{\"day\":\"monday\",\"from\":\"08:00\",\"to\":\"13:00\",\"presence\":5}]" },
                { "hub.specialDays", "[{\"from\":\"soon\",\"reason\":\"a\"}]" },
                { "hub.specialDays", "[{\"from\":\"2026-12-25\",\"reason\":\"a\",\"hours\":5}]" },
                { "session.schedule", "{\"repeat\":\"yearly\",\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}" },
                { "session.schedule", "{\"repeat\":\"weekly\",\"days\":\"tuesday\",\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}" },
                { "session.schedule", "{\"repeat\":\"once\",\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"changes\":[5]}" },
                { "helpPage.content", "[{\"key\":\"x\",\"contentType\":\"inset\",\"values\":{}}]" },
                { "helpPage.content", "[{\"contentType\":\"helpPage\",\"values\":{}}]" },
                { "helpPage.content", "[{\"contentType\":\"inset\",\"values\":{\"text\":5}}]" },
                { "helpPage.content", "[{\"contentType\":\"inset\",\"values\":{\"nonsense\":\"a\"}}]" },
            };
            (string Property, string Fits)[] editors =
            [
                ("hub.postcode", "\"words\""), ("section.lead", "\"words\""), ("hub.email", "\"words\""), ("service.whoFor", "\"words\""), ("hub.hubType", "\"words\""),
                ("ageRange.minAgeMonths", "5"), ("hub.latitude", "5"), ("sensitivity.quickExit", "true"), ("newsStory.date", ""), ("alert.startsAt", ""),
                ("pageBasics.searchWords", "[\"words\"]"), ("review.sources", "[\"words\"]"), ("audienceAndTopics.audiences", "[\"words\"]"),
                ("hub.openingHours", ""), ("hub.specialDays", ""), ("bankHolidays.dates", ""), ("session.schedule", ""),
                ("helpPage.contacts", ""), ("pageBasics.picture", ""), ("resource.link", ""), ("helpPage.content", ""),
            ];
            foreach (var (property, fits) in editors)
                foreach (var json in anything.Where(json => json != fits)) rows.Add(property, json);
            return rows;
        }
    }

    public static TheoryData<string, string, string> BadSeeds => new()
    {
        { "hub.postcode", "[a]", "must be text" },
        { "ageRange.minAgeMonths", "many", "minAgeMonths must be a number" },
        { "sensitivity.quickExit", "maybe", "quickExit must be true or false" },
        { "newsStory.date", "22 November 2026", "date must be a date like 2026-11-22" },
        { "alert.startsAt", "soon", "startsAt must be a date and time like" },
        { "hub.openingHours", "always", "openingHours is written as days with their hours" },
        { "hub.openingHours", "{ someday: 09:00 to 17:00 }", "'someday' is not a day; write monday or monday to friday" },
        { "hub.specialDays", "[{ reason: Christmas }]", "specialDays is a list of days and a reason" },
        { "bankHolidays.dates", "[2026-12-25]", "dates is written as dates with their names" },
        { "session.schedule", "Tuesdays", "schedule is written as a map" },
        { "helpPage.contacts", "/nowhere", "there is no document /nowhere" },
        { "pageBasics.picture", "/media/b.svg", "there is no file /media/b.svg in the media folder" },
        { "resource.link", "https://example.org", "a link is written" },
        { "resource.link", "{ name: a, page: /nowhere }", "there is no document /nowhere" },
        { "service.whoFor", "\"[a](/nowhere)\"", "there is no document /nowhere" },
        { "service.whoFor", "{ html: \"<a href='/nowhere'>a</a>\" }", "there is no document /nowhere" },
        { "helpPage.content", "words", "content must be a list of blocks" },
        { "helpPage.content", "[words]", "a block is written as its type and its values" },
        { "helpPage.content", "[{ nonsense: words }]", "'nonsense' is not a block that is allowed here" },
        { "helpPage.content", "[{ inset: { nonsense: words } }]", "a inset has no property 'nonsense'" },
    };
}
