using FamilyHubs.Benchmarks;

if (args is ["start"])
{
    await ColdStart.RunAsync();
    return 0;
}
Console.Error.WriteLine("Say what to measure: start (time from starting the process to the first 200 on /, beside an empty web app).");
return 1;
