using System.Text;
using FamilyHubs.ContentServer.Media;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

public sealed class MediaFilesTests
{
    [Fact]
    public void Bytes_are_stored_once_under_what_is_in_them()
    {
        var folder = TestSite.NewFolder();
        var files = new MediaFiles(folder);
        var hashes = new HashSet<string>();
        Parallel.For(0, 8, _ =>
        {
            var hash = files.Store("a picture"u8);
            lock (hashes) hashes.Add(hash);
        });
        Assert.Equal("a picture"u8.ToArray(), File.ReadAllBytes(files.PathOf(Assert.Single(hashes))));
        Assert.NotEqual(hashes.Single(), files.Store("another"u8));
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count());
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='20.4'/>", 10, 20)]
    [InlineData("a.SVG", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 40'/>", 30, 40)]
    [InlineData("a.svg", "<?xml version='1.0'?><!-- a --><svg viewBox='0,0,30,40' width='100%'/>", 30, 40)]
    public void The_size_of_a_picture_is_read(string name, string text, int width, int height) => Assert.Equal((width, height), PictureSize.Of(name, Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a.svg", "<svg width='10'/>")]
    [InlineData("a.svg", "<svg width='-1' height='2'/>")]
    [InlineData("a.svg", "not XML")]
    [InlineData("a.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='&a;' height='1'/>")]
    [InlineData("a.svg", "")]
    [InlineData("a.png", "short")]
    [InlineData("a.pdf", "%PDF")]
    public void What_is_no_picture_has_no_size(string name, string text) => Assert.Null(PictureSize.Of(name, Encoding.UTF8.GetBytes(text)));
}
