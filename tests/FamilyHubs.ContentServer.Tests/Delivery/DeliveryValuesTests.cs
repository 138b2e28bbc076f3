using FamilyHubs.ContentServer.Delivery;
using FamilyHubs.ContentServer.Properties;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class DeliveryValuesTests
{
    [Fact]
    public void Every_property_editor_says_how_its_values_are_delivered() => Assert.Empty(PropertyEditor.Aliases.Except(DeliveryValues.Aliases));
}
