using FamilyHubs.Benchmarks;

if (args is ["start"])
{
    await ColdStart.RunAsync();
    return 0;
}
if (args is ["search", "speed", ..])
{
    await SearchSpeed.RunAsync(args[2..].Select(int.Parse));
    return 0;
}
if (args is ["search"])
{
    await SearchRelevance.RunAsync();
    await HostileSearches.RunAsync();
    await SearchSpeed.RunAsync([300, 1_000, 10_000, 100_000]);
    return 0;
}
if (args is ["delivery", ..])
{
    DeliverySpeed.Run(args.Length > 1 ? args[1..].Select(int.Parse) : [300, 10_000, 100_000]);
    return 0;
}
Console.Error.WriteLine("Say what to measure: start (time from starting the process to the first 200 on /, beside an empty web app), search (how well it finds, and how fast), delivery (the Content Delivery API).");
return 1;
