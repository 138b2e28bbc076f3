using FamilyHubs.ContentServer.Search;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Baby won't sleep", "baby wont sleep")]
    [InlineData("children’s centre", "childrens centre")]
    [InlineData("self-harm", "self harm")]
    [InlineData("żłobek, Gruffydd Siân", "zlobek gruffydd sian")]
    [InlineData("\" OR NEAR(a* ^b) : --", "or near a b")]
    [InlineData("\uFFFE\uD800 baby \u202E", "baby")]
    [InlineData("👶 !!! ,", "")]
    public void A_text_is_read_as_words_and_nothing_else(string text, string words) => Assert.Equal(words, SearchWords.Plain(text));

    [Theory]
    [InlineData("visiter", "visitor", 1)]
    [InlineData("safegaurding", "safeguarding", 1)]
    [InlineData("fundng", "funding", 1)]
    [InlineData("haf", "half", 1)]
    [InlineData("sleep", "sleep", 0)]
    public void A_slip_is_a_letter_left_out_put_in_changed_or_swapped(string one, string other, int slips) => Assert.Equal(slips, Spelling.Distance(one, other, 2));

    [Theory]
    [InlineData("haf", 0)]
    [InlineData("marf", 0)]
    [InlineData("sleap", 1)]
    [InlineData("visiter", 1)]
    [InlineData("volenteer", 2)]
    public void Longer_words_may_have_more_slips(string word, int slips) => Assert.Equal(slips, Spelling.EditsAllowed(word));

    [Theory]
    [InlineData("want die", "i want to die", true)]
    [InlineData("suicid*", "suicidal thoughts", true)]
    [InlineData("die", "my dad died", false)]
    [InlineData("hits me", "hits my brother", false)]
    public void A_pattern_needs_all_of_its_words(string pattern, string query, bool fits) => Assert.Equal(fits, new WordPattern(pattern).IsIn(SearchWords.Of(query)));

    [Theory]
    [InlineData("помощь", true)]
    [InlineData("żłobek", true)]
    [InlineData("café", false)]
    [InlineData("½ term", false)]
    public void Another_script_or_foreign_letters_tell_another_language(string text, bool isOther) => Assert.Equal(isOther, SearchWords.IsOtherLanguage(text));
}
