namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Words one after another that are in both texts, or in this one only.</summary>
internal sealed record WordRun(string Text, bool IsChanged);

/// <summary>Compares two texts word by word.</summary>
internal static class WordDifference
{
    /// <summary>Beyond so many pairs of words the middle is shown as one change: a person would not read it otherwise.</summary>
    private const int MostPairs = 4_000_000;

    public static (IReadOnlyList<WordRun> Before, IReadOnlyList<WordRun> After) Between(string before, string after)
    {
        var (left, right) = (Words(before), Words(after));
        var head = 0;
        while (head < left.Count && head < right.Count && left[head] == right[head]) head++;
        var tail = 0;
        while (tail < left.Count - head && tail < right.Count - head && left[^(tail + 1)] == right[^(tail + 1)]) tail++;

        var (keptLeft, keptRight) = (new bool[left.Count], new bool[right.Count]);
        for (var i = 0; i < head; i++) keptLeft[i] = keptRight[i] = true;
        for (var i = 1; i <= tail; i++) keptLeft[^i] = keptRight[^i] = true;
        Keep(left, right, head, left.Count - tail, right.Count - tail, keptLeft, keptRight);
        return (Runs(left, keptLeft), Runs(right, keptRight));
    }

    /// <summary>Marks the longest common sequence between the ends that are the same.</summary>
    private static void Keep(List<string> left, List<string> right, int from, int leftEnd, int rightEnd, bool[] keptLeft, bool[] keptRight)
    {
        var (rows, columns) = (leftEnd - from, rightEnd - from);
        if (rows == 0 || columns == 0 || (long)rows * columns > MostPairs) return;
        var longest = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
                longest[i, j] = left[from + i] == right[from + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (left[from + i] == right[from + j]) keptLeft[from + i++] = keptRight[from + j++] = true;
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
    }

    /// <summary>Words with the space after them, so that the runs put together are the text.</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [];
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            words.Add(text[start..end]);
            start = end;
        }
        return words;
    }

    private static List<WordRun> Runs(List<string> words, bool[] kept)
    {
        List<WordRun> runs = [];
        for (var i = 0; i < words.Count; i++)
        {
            if (runs is [.., var last] && last.IsChanged == !kept[i]) runs[^1] = last with { Text = last.Text + words[i] };
            else runs.Add(new(words[i], !kept[i]));
        }
        return runs;
    }
}
