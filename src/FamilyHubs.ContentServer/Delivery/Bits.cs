using System.Numerics;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>A set of documents by their number in the index: sets of 100,000 are met and counted in microseconds.</summary>
internal sealed class Bits(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

    public int Length => length;

    public int Count => words.Sum(BitOperations.PopCount);

    public bool this[int number] => (words[number >> 6] & (1UL << (number & 63))) != 0;

    public static Bits Range(int length, int start, int end)
    {
        var bits = new Bits(length);
        for (var number = start; number < end; number++)
        {
            if ((number & 63) == 0 && end - number >= 64)
            {
                bits.words[number >> 6] = ulong.MaxValue;
                number += 63;
            }
            else
            {
                bits.Add(number);
            }
        }
        return bits;
    }

    public static Bits Of(int length, IEnumerable<int> numbers)
    {
        var bits = new Bits(length);
        foreach (var number in numbers) bits.Add(number);
        return bits;
    }

    public void Add(int number) => words[number >> 6] |= 1UL << (number & 63);

    public Bits Copy()
    {
        var copy = new Bits(length);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    public void Set(int number, bool isIn)
    {
        if (isIn) Add(number);
        else words[number >> 6] &= ~(1UL << (number & 63));
    }

    /// <summary>The same set when another document is put in at a number: those from there on have one more.</summary>
    public Bits With(int number, bool isIn)
    {
        var longer = new Bits(length + 1);
        var (place, below) = (number >> 6, (1UL << (number & 63)) - 1);
        for (var i = 0; i < words.Length; i++)
        {
            var moved = i < place ? words[i] : i == place ? (words[i] & below) | ((words[i] & ~below) << 1) : words[i] << 1;
            var carried = i > place ? words[i - 1] >> 63 : 0;
            longer.words[i] = moved | carried;
        }
        if (longer.words.Length > words.Length && words.Length > 0 && place < words.Length) longer.words[^1] = words[^1] >> 63;
        longer.Set(number, isIn);
        return longer;
    }

    /// <summary>The same set when the document at a number is taken out: those behind it have one less.</summary>
    public Bits Without(int number)
    {
        var shorter = new Bits(length - 1);
        var (place, below) = (number >> 6, (1UL << (number & 63)) - 1);
        for (var i = 0; i < shorter.words.Length; i++)
        {
            var moved = i < place ? words[i] : i == place ? (words[i] & below) | ((words[i] >> 1) & ~below) : words[i] >> 1;
            var carried = i >= place && i + 1 < words.Length ? words[i + 1] << 63 : 0;
            shorter.words[i] = moved | carried;
        }
        return shorter;
    }

    public void Keep(Bits others)
    {
        for (var i = 0; i < words.Length; i++) words[i] &= others.words[i];
    }

    public void Drop(Bits others)
    {
        for (var i = 0; i < words.Length; i++) words[i] &= ~others.words[i];
    }

    public void Keep(Func<int, bool> isKept)
    {
        foreach (var number in Numbers())
            if (!isKept(number)) words[number >> 6] &= ~(1UL << (number & 63));
    }

    /// <summary>From the lowest up.</summary>
    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < words.Length; i++)
            for (var word = words[i]; word != 0; word &= word - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
    }
}
