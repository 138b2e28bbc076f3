using System.Reflection;

namespace FamilyHubs.UmbracoPackage.Tests;

/// <summary>A stand-in for one of Umbraco's interfaces. It answers what it was taught; any other call is a fault of the test or of the package.</summary>
internal static class StandIn
{
    /// <param name="answers">By method name, such as <c>CreateAsync</c> or <c>get_Level</c>.</param>
    public static T For<T>(params (string Method, Func<object?[], object?> Answer)[] answers)
        where T : class
    {
        var made = DispatchProxy.Create<T, Proxy<T>>();
        ((Proxy<T>)(object)made).Answers = answers.ToDictionary(answer => answer.Method, answer => answer.Answer);
        return made;
    }
}

/// <summary>Made by <see cref="StandIn"/>; the runtime derives the stand-in from it.</summary>
public class Proxy<T> : DispatchProxy
    where T : class
{
    internal Dictionary<string, Func<object?[], object?>> Answers { get; set; } = [];

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Answers.TryGetValue(targetMethod!.Name, out var answer) ? answer(args ?? []) : throw new NotSupportedException($"{typeof(T).Name}.{targetMethod.Name} was not expected.");
}
