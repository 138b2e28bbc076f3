using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FamilyHubs.TestKit;

/// <summary>A test of an abstract class that runs on SQLite and on PostgreSQL: skipped where its class <see cref="NeedsPostgresAttribute"/> and there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("FamilyHubs.TestKit.DatabaseFactDiscoverer", "FamilyHubs.TestKit")]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>The tests of this class run on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;

public sealed class DatabaseFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new DatabaseTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

public sealed class DatabaseTestCase : XunitTestCase
{
    [Obsolete("For xunit, which makes test cases anew in the process that runs them.")]
    public DatabaseTestCase()
    {
    }

    public DatabaseTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any() ? Postgres.Missing! : base.GetSkipReason(factAttribute);
}
