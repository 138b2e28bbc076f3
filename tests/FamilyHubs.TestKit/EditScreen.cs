using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace FamilyHubs.TestKit;

/// <summary>The form of a document as somebody without a script uses it: fields are filled in, buttons send all of it.</summary>
public sealed class EditScreen
{
    private readonly EditorClient person;
    private readonly string path;
    private List<KeyValuePair<string, string>> fields;

    private EditScreen(EditorClient person, string path, HtmlPage page) => (this.person, this.path, Page, fields) = (person, path, page, FieldsOf(page));

    /// <summary>What the server said last.</summary>
    public HtmlPage Page { get; private set; }

    public static async Task<EditScreen> OpenAsync(EditorClient person, Guid key, string query = "")
    {
        var path = $"/editor/content/{key}";
        return new(person, path, await person.ReadAsync(path + query));
    }

    /// <summary>The values of a field, as the page shows them.</summary>
    public IEnumerable<string> this[string name] => fields.Where(field => field.Key == name).Select(field => field.Value);

    public EditScreen Set(string name, params string[] values)
    {
        fields = [.. fields.Where(field => field.Key != name), .. values.Select(value => KeyValuePair.Create(name, value))];
        return this;
    }

    /// <summary>Puts fields at the end of the form, which it must not have.</summary>
    public EditScreen Add(params (string Name, string Value)[] more)
    {
        fields.AddRange(more.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return this;
    }

    /// <summary>Takes out all fields whose names start so, as when blocks are removed.</summary>
    public EditScreen WithoutThose(string start)
    {
        fields = [.. fields.Where(field => !field.Key.StartsWith(start, StringComparison.Ordinal))];
        return this;
    }

    /// <summary>Sends the form with one of its buttons. A page that comes back is what is filled in next.</summary>
    public async Task<HtmlPage> PressAsync(string verb)
    {
        using var content = new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("do", verb)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        Page = await HtmlPage.FromAsync(path, await person.SendAsync(request));
        if (Page.All("form[data-edit]").Any()) fields = FieldsOf(Page);
        return Page;
    }

    /// <summary>Sends the form with a file in it, as the button beside a picker does.</summary>
    public async Task<HtmlPage> UploadAsync(string place, string name, byte[] bytes)
    {
        using var content = new MultipartFormDataContent { { new StringContent($"upload {place}"), "do" }, { new ByteArrayContent(bytes), $"v.{place}.$file", name } };
        foreach (var (field, value) in fields.Where(field => !field.Key.EndsWith(".$file", StringComparison.Ordinal))) content.Add(new StringContent(value), field);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        Page = await HtmlPage.FromAsync(path, await person.SendAsync(request));
        if (Page.All("form[data-edit]").Any()) fields = FieldsOf(Page);
        return Page;
    }

    /// <summary>Sends the form as a script does while somebody types.</summary>
    public async Task<HttpResponseMessage> KeepAsync()
    {
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, Page.All("form[data-keep^='/']").Single().GetAttribute("data-keep")) { Content = content };
        request.Headers.Add("Sec-Fetch-Mode", "cors");
        return await person.SendAsync(request);
    }

    /// <summary>Asks the checks about the form as it is, as a script does while somebody types.</summary>
    public async Task<HtmlPage> CheckAsync()
    {
        var address = Page.All("[data-check]").Single().GetAttribute("data-check")!;
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        return await HtmlPage.FromAsync(address, await person.SendAsync(request));
    }

    private static List<KeyValuePair<string, string>> FieldsOf(HtmlPage page) =>
        [.. page.All("form[data-edit]").OfType<IHtmlFormElement>().Single().Elements.SelectMany(FieldOf)];

    private static IEnumerable<KeyValuePair<string, string>> FieldOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name.Length: > 0 } input => [new(input.Name, input.Value)],
        IHtmlTextAreaElement { Name.Length: > 0 } text => [new(text.Name, text.Value)],
        IHtmlSelectElement { Name.Length: > 0 } choice => [new(choice.Name, choice.Value ?? "")],
        _ => [],
    };
}
