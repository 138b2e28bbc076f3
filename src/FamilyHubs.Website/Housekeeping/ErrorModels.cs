using FamilyHubs.Website.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>404: there is no such page, and these may help.</summary>
public sealed class NotFoundModel(CurrentPage page) : PageModel
{
    public void OnGet()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        page.Show("Page not found");
    }
}

/// <summary>410: there was a page, and it was taken away.</summary>
public sealed class GoneModel(CurrentPage page) : PageModel
{
    public void OnGet()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        page.Show("Page taken away");
    }
}

/// <summary>Where editors would work, on a site that takes its content from an Umbraco: says why they cannot.</summary>
public sealed class EditedElsewhereModel(CurrentPage page) : PageModel
{
    public void OnGet()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        page.Show("The editor is off here");
    }
}

/// <summary>A request that cannot be answered.</summary>
public sealed class BadRequestModel(CurrentPage page) : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void OnGet(int status)
    {
        (Title, Text) = Words(status);
        Response.StatusCode = status is >= 400 and < 500 ? status : StatusCodes.Status404NotFound;
        page.Show(Title);
    }

    private static (string Title, string Text) Words(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => ("That cannot be done here", "This address only shows a page. Go back and try again."),
        StatusCodes.Status414UriTooLong => ("Address too long", "The address of the page is too long. Check the link, or start from the front page."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => ("Too much sent with the page", "Your browser sent more than we can read. Try another browser, or clear its data for this site."),
        _ => ("Something is wrong with that address", "We could not read the address of the page. Check the link, or start from the front page."),
    };
}
