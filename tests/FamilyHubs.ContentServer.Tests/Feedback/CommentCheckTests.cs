using FamilyHubs.ContentServer.Feedback;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Feedback;

/// <summary>What could say who wrote a comment is refused with what to take out; ordinary words are not.</summary>
public sealed class CommentCheckTests
{
    [Theory]
    [InlineData("Ring me on 07700 900123", "phone number")]
    [InlineData("my number is 0116-496-0999 ok", "phone number")]
    [InlineData("(0116) 496 0999", "phone number")]
    [InlineData("NHS 943 476 5919", "phone number")]
    [InlineData("write to kim.o'brien@example.org", "e-mail address")]
    [InlineData("we live at LE67 3EA", "postcode")]
    [InlineData("le11ab", "postcode")]
    [InlineData("she was born 3/5/2024", "date")]
    public void What_points_at_a_person_is_named(string words, string what) => Assert.Contains(what, CommentCheck.Fault(words)!, StringComparison.Ordinal);

    [Theory]
    [InlineData("The opening hours on Monday are wrong: it is 9.30 to 12.")]
    [InlineData("Say what to do for a 2 year old who wakes 3 times, at 1am, 3am and 5am")]
    [InlineData("Not enough about twins. 👶👶 આભાર")]
    [InlineData("Section 4 talks about the 2026 rules")]
    public void Ordinary_words_pass(string words) => Assert.Null(CommentCheck.Fault(words));

    [Fact]
    public void A_long_comment_is_told_its_length() => Assert.Equal("Shorten what you wrote to 500 characters. It has 501", CommentCheck.Fault(new string('a', 501)));
}
