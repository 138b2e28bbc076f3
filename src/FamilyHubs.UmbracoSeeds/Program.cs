using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using FamilyHubs.UmbracoSeeds;

// Arguments: content model, folder of seeds, file to write. It runs while FamilyHubs.UmbracoPackage is built.
try
{
    var model = ModelFile.Read(args[0]);
    var seeds = SeedFolder.Read(args[1], model, new SeedNames(_ => null, _ => null));
    var json = new JsonObject
    {
        ["documents"] = new JsonArray([.. SeedTree.InOrder(seeds.Documents).Select(seed => (JsonNode)SeedTree.Write(seed, seeds, model))]),
        ["media"] = new JsonArray([.. seeds.Media.Select(item => (JsonNode)new JsonObject { ["key"] = item.Key.ToString(), ["name"] = item.Name })]),
    };
    File.WriteAllText(args[2], json.ToJsonString(DocumentJson.Options));
    return 0;
}
catch (Exception fault) when (fault is ModelException or SeedException or TransferException or IOException)
{
    Console.Error.WriteLine($"error : {fault.Message}");
    return 1;
}
