using FamilyHubs.Benchmarks;

if (args is ["start"])
{
    await ColdStart.RunAsync();
    return 0;
}
if (args is ["search"])
{
    await SearchRelevance.RunAsync();
    await SearchSpeed.RunAsync();
    return 0;
}
Console.Error.WriteLine("Say what to measure: start (time from starting the process to the first 200 on /, beside an empty web app), search (how well it finds, and how fast).");
return 1;
