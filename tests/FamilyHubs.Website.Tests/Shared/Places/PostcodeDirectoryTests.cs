using System.Globalization;
using System.Text;
using FamilyHubs.ContentServer;
using FamilyHubs.Website.Shared.Places;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.Website.Tests.Shared.Places;

public sealed class PostcodeDirectoryTests : IDisposable
{
    private static readonly DirectoryFile.Row Ended = new("LE67 3ZZ", "E07000134", 52.7, -1.3, Ended: "201504");
    private static readonly DirectoryFile.Row Nowhere = new("LE67 3ZY", "E07000134", 99.999999, 0);
    private static readonly DirectoryFile.Row Scottish = new("G1 1AA", "S12000049", 55.860000, -4.248000, Introduced: "\"202511\"");

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("family-hubs-places-");

    public void Dispose() => place.Delete(recursive: true);

    [Theory]
    [InlineData(DirectoryFile.Onspd)]
    [InlineData(DirectoryFile.Nspl)]
    [InlineData(DirectoryFile.Renamed)]
    [InlineData("PCDS,DOTERM,LAD25CD,LAT,LONG")]
    public void Every_set_of_columns_is_understood(string header)
    {
        var directory = Import("directory.csv", DirectoryFile.Of(header.ToLowerInvariant(), DirectoryFile.Coalville, Ended, Nowhere, Scottish).Replace("lad25cd", "LAD25CD", StringComparison.Ordinal));
        Assert.Equal((4, 2, 1, 1, 0), (directory.Read, directory.Kept, directory.Terminated, directory.WithoutPosition, directory.Unreadable));
        using var units = Open();
        Assert.Equal(new MapPoint(52.7253, -1.37296), units.Find("LE673EA")!.Value.Point);
        Assert.Equal(new MapPoint(55.86, -4.248), units.Find("G11AA")!.Value.Point);
        Assert.Null(units.Find("LE673ZZ"));
        Assert.Null(units.Find("LE673ZY"));
        Assert.Null(units.Find("NOTHING"));
    }

    [Fact]
    public void The_council_and_the_newest_month_are_kept()
    {
        var directory = Import("directory.csv", DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville, Scottish));
        Assert.Equal((202511, 1), (directory.Newest, directory.CountIn(["E07000134", "E07000130"])));
        using var units = Open();
        Assert.Equal(("E07000134", "S12000049"), (units.Find("LE673EA")!.Value.CouncilCode, units.Find("G11AA")!.Value.CouncilCode));
    }

    [Fact]
    public void Of_a_zip_the_whole_file_is_read_and_not_its_parts_as_well()
    {
        var text = DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville);
        Import("onspd.zip", DirectoryFile.Zip(("Documents/LA_UA names and codes.csv", "LAD23CD,LAD23NM\nE07000134,North West Leicestershire\n"), ("Data/ONSPD_MAY_2025_UK.csv", text), ("Data/multi_csv/ONSPD_MAY_2025_UK_G.csv", DirectoryFile.Of(DirectoryFile.Onspd, Scottish))));
        using var units = Open();
        Assert.NotNull(units.Find("LE673EA"));
        Assert.Null(units.Find("G11AA"));
    }

    [Fact]
    public void Of_a_zip_with_parts_alone_all_are_read()
    {
        var directory = Import("onspd.zip", DirectoryFile.Zip(("Data/multi_csv/ONSPD_MAY_2025_UK_LE.csv", DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville)), ("Data/multi_csv/ONSPD_MAY_2025_UK_G.csv", DirectoryFile.Of(DirectoryFile.Onspd, Scottish))));
        Assert.Equal(2, directory.Kept);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty.csv", [], "empty.csv is empty" },
        { "heading.csv", Text(DirectoryFile.Onspd + "\n"), "no postcode that is in use" },
        { "foreign.csv", Text("name,address\nA,B\n"), "the postcode (pcds), the month in which a postcode ended (doterm), the district (oslaua, laua or lad25cd), the latitude (lat), the longitude (long)" },
        { "without-position.csv", Text("pcds,doterm,oslaua,oseast1m,osnrth1m\nLE67 3EA,,E07000134,1,1\n"), "no column for the latitude (lat), the longitude (long)" },
        { "cut.csv", Text(DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville, Scottish)[..^60]), "line 3 has" },
        { "rubbish.csv", Text("pcds,doterm,oslaua,lat,long\nLE67 3EA,,E07000134,fifty,west\n"), "1 of its 1 rows cannot be read" },
        { "letters.csv", Text("pcds,doterm,oslaua,lat,long\nHELLO,,E07000134,52.1,-1.1\n"), "cannot be read" },
        { "utf16.csv", Encoding.Unicode.GetBytes(DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville)), "no column for" },
        { "endless.csv", [.. Enumerable.Repeat((byte)'a', 1_000_000)], "a line far longer" },
        { "picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 3], "no column for" },
        { "half.zip", DirectoryFile.Zip(("Data/ONSPD.csv", DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville)))[..^40], "damaged or not all there" },
        { "flipped.zip", Flipped(), "damaged" },
        { "other.zip", DirectoryFile.Zip(("readme.txt", "Hello")), "no CSV file of postcodes" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_damaged_or_foreign_is_refused_with_a_sentence_and_changes_nothing(string name, byte[] bytes, string words)
    {
        Import("good.csv", DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville));
        var before = File.ReadAllBytes(UnitPostcodes.FileIn(place.FullName));
        var fault = Assert.Throws<PostcodeDirectoryException>(() => Import(name, bytes));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Equal(before, File.ReadAllBytes(UnitPostcodes.FileIn(place.FullName)));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(UnitPostcodes.FileIn(place.FullName))!));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_said_to_be_so()
    {
        Assert.Contains("There is no file", Assert.Throws<PostcodeDirectoryException>(() => PostcodeDirectory.Open(Path.Combine(place.FullName, "none.csv"), _ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<PostcodeDirectoryException>(() => PostcodeDirectory.Open(place.FullName, _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_rows_that_cannot_be_read_are_left_out_and_counted()
    {
        var rows = Enumerable.Range(0, 200).Select(n => new DirectoryFile.Row(Postcode(n), "E07000134", 52.7, -1.3));
        var directory = Import("directory.csv", DirectoryFile.Of(DirectoryFile.Nspl, [.. rows, new DirectoryFile.Row("GIR 0AA", "E07000134", 52.7, -1.3)]));
        Assert.Equal((200, 1), (directory.Kept, directory.Unreadable));
    }

    [Fact]
    public void What_is_imported_is_used_at_once_and_a_broken_file_is_as_if_there_were_none()
    {
        using var units = Open();
        Assert.Null(units.Find("LE673EA"));
        Import("one.csv", DirectoryFile.Of(DirectoryFile.Nspl, DirectoryFile.Coalville));
        Assert.NotNull(units.Find("LE673EA"));
        Import("two.csv", DirectoryFile.Of(DirectoryFile.Nspl, Scottish));
        Assert.Null(units.Find("LE673EA"));
        Assert.NotNull(units.Find("G11AA"));
        File.WriteAllText(UnitPostcodes.FileIn(place.FullName), "FHPOSTC1 and then not what it says");
        Assert.Null(units.Find("G11AA"));
    }

    [Fact]
    public void As_many_postcodes_as_the_country_has_are_found_again_and_kept_in_little_memory()
    {
        var file = Path.Combine(place.FullName, "country.csv");
        const int Count = 300_000;
        using (var text = new StreamWriter(file))
        {
            text.WriteLine("pcds,doterm,laua,lat,long");
            for (var n = 0; n < Count; n++) text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Postcode(n)},,E0700013{n % 7},{50 + n / (double)Count:0.00000},-{n / (double)Count:0.00000}"));
        }
        List<string> told = [];
        var directory = PostcodeDirectory.Open(file, told.Add);
        directory.Save(UnitPostcodes.FileIn(place.FullName));
        Assert.Equal((Count, 1), (directory.Kept, told.Count));
        Assert.InRange(new FileInfo(UnitPostcodes.FileIn(place.FullName)).Length, Count * 12, Count * 12 + 1_000);
        using var units = Open();
        for (var n = 0; n < Count; n += 997)
        {
            var found = units.Find(Postcode(n).Replace(" ", "", StringComparison.Ordinal));
            Assert.Equal(50 + n / (double)Count, found!.Value.Point.Latitude, 0.000_011);
            Assert.Equal($"E0700013{n % 7}", found.Value.CouncilCode);
        }
    }

    [Theory]
    [InlineData("M11AE")]
    [InlineData("B338TH")]
    [InlineData("CR26XH")]
    [InlineData("DN551PT")]
    [InlineData("W1A1HQ")]
    [InlineData("EC1A1BB")]
    [InlineData("ZZ9Z9ZZ")]
    public void Every_shape_of_postcode_has_a_number(string postcode) => Assert.NotNull(PostcodeNumber.Of(postcode));

    [Theory]
    [InlineData("")]
    [InlineData("LE67")]
    [InlineData("LE673E")]
    [InlineData("LE673EAA")]
    [InlineData("1E673EA")]
    [InlineData("LE67AEA")]
    [InlineData("LE673E1")]
    [InlineData("le673ea")]
    [InlineData("LÉ673EA")]
    public void What_is_no_postcode_has_none(string text) => Assert.Null(PostcodeNumber.Of(text));

    [Fact]
    public void No_two_postcodes_have_the_same_number()
    {
        var postcodes = Enumerable.Range(0, 60_000).Select(Postcode).Concat(["M1 1AE", "M11 1AE", "MA1 1AE", "M1A 1AE", "MA1A 1AE", "MA11 1AE", "M10 1AE"]).Distinct().ToList();
        Assert.Equal(postcodes.Count, postcodes.Select(postcode => PostcodeNumber.Of(postcode.Replace(" ", "", StringComparison.Ordinal))).Distinct().Count());
    }

    private static string Postcode(int n) => $"{(char)('A' + n / 676_000 % 26)}{(char)('A' + n / 67_600 % 10)}{n / 6_760 % 10} {n / 676 % 10}{(char)('A' + n / 26 % 26)}{(char)('A' + n % 26)}";

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Flipped()
    {
        var zip = DirectoryFile.Zip(("Data/ONSPD.csv", DirectoryFile.Of(DirectoryFile.Onspd, Enumerable.Range(0, 3_000).Select(n => new DirectoryFile.Row(Postcode(n * 7), "E07000134", 52 + n / 10_000.0, -1.3)))));
        zip[zip.Length / 2] ^= 4;
        return zip;
    }

    private PostcodeDirectory Import(string name, string text) => Import(name, Text(text));

    private PostcodeDirectory Import(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(place.FullName, name), bytes);
        var directory = PostcodeDirectory.Open(Path.Combine(place.FullName, name), _ => { });
        directory.Save(UnitPostcodes.FileIn(place.FullName));
        return directory;
    }

    private UnitPostcodes Open() => new(new ContentServerOptions { DataDirectory = place.FullName, ModelFile = "", SeedsDirectory = "" }, NullLogger<UnitPostcodes>.Instance);
}
