using System.Globalization;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>Several measurements of the same thing: the middle one, and how far the others are from it.</summary>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public double Median => At(0.5);

    public double Low => sorted[0];

    public double High => sorted[^1];

    public double P99 => At(0.99);

    public double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    /// <summary>"12.3 (11.9 to 14.0)".</summary>
    public string Shown(string format = "0.0") => string.Create(CultureInfo.InvariantCulture, $"{Median.ToString(format, CultureInfo.InvariantCulture)} ({Low.ToString(format, CultureInfo.InvariantCulture)} to {High.ToString(format, CultureInfo.InvariantCulture)})");

    /// <summary>The half and 99 of 100: "12.3 / 14.0".</summary>
    public string ShownWithTail(string format = "0.0") => string.Create(CultureInfo.InvariantCulture, $"{Median.ToString(format, CultureInfo.InvariantCulture)} / {P99.ToString(format, CultureInfo.InvariantCulture)}");

    public Bar AsBar(string name) => new(name, Low, Median, High);
}
