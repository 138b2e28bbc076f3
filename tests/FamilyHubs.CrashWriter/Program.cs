using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.CrashWriter;
using Microsoft.Extensions.Logging.Abstractions;

// Arguments: data directory, connection string or "-", content model, how many rounds, "early" to say that it is done before it is,
// "uploads" to upload files, "keep" to keep working copies, "mail" to write letters. It waits for a line on its input once it is warm, and then works until it is killed.
var settings = new ContentServerOptions { DataDirectory = args[0], ConnectionString = args[1] == "-" ? null : args[1], ModelFile = args[2], SeedsDirectory = args[0] };
var rounds = int.Parse(args[3], CultureInfo.InvariantCulture);
var model = ModelFile.Read(settings.ModelFile);
var storage = new ContentStorage(settings);
using var live = new LiveSite(model, new PlainModels(), new PublishedReader(storage, model), new SavedSite(settings.PublishedFile), TimeProvider.System, NullLogger<LiveSite>.Instance);
var documents = new DocumentStore(storage, model, live, TimeProvider.System);
await documents.FindAsync("/");
Say("warm");
Console.ReadLine();

live.LoadSaved();
await live.CatchUpAsync();
var writer = new Writer(documents, Say, isEarly: args.Contains("early"));
Say("ready");
if (args.Contains("uploads"))
{
    var files = new MediaFiles(settings.MediaDirectory);
    var uploader = new Uploader(new MediaStore(storage, files, new RenditionFiles(settings.RenditionsDirectory), new PictureTool(), live, TimeProvider.System), Say);
    for (var round = 0; round < rounds; round++) await (args.Contains("early") ? uploader.SayEarlyAsync(files, round) : uploader.UploadAsync(round));
    return 0;
}
if (args.Contains("mail"))
{
    using var outbox = new Outbox(settings with { Mail = new MailOptions { Smtp = new SmtpOptions { Host = "localhost", From = "hubs@example.org" } } }, TimeProvider.System);
    var mailer = new Mailer(outbox, Say, isEarly: args.Contains("early"));
    for (var round = 0; round < rounds; round++) await mailer.WriteAsync(round);
    return 0;
}
var keeper = new Keeper(documents, new WorkingCopies(storage, TimeProvider.System), Guid.Parse(args[^1] is { Length: 36 } account ? account : Guid.Empty.ToString()), Say, isEarly: args.Contains("early"));
for (var round = 0; round < rounds; round++)
{
    if (args.Contains("keep")) await keeper.KeepAsync(round);
    else await writer.WriteAsync(round);
}
return 0;

static void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}
