using System.Text;

namespace FamilyHubs.TestKit;

/// <summary>Reads a table of comma-separated values, RFC 4180, as rows by column name.</summary>
public static class Csv
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string file)
    {
        var lines = Lines(File.ReadAllText(file)).Where(line => line.Count > 1).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static IEnumerable<List<string>> Lines(string text)
    {
        List<string> line = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                line.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == ',') continue;
                yield return line;
                line = [];
            }
            else cell.Append(c);
        }
        line.Add(cell.ToString());
        yield return line;
    }
}
