using System.Diagnostics;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>The website in this process, told on its input what to save and publish: nobody signs in, all else is as it always is.</summary>
internal static class PublishingSite
{
    public const string Mode = "publishing-site";
    public const string Done = "bench: done";
    public const string Failed = "bench: failed";

    public static int Run(string[] args)
    {
        DiagnosticListener.AllListeners.Subscribe(new EachListener());
        return (int)typeof(FamilyHubs.Website.WebsiteSettings).Assembly.EntryPoint!.Invoke(null, [args])!;
    }

    private static void Listen(IServiceProvider services)
    {
        var (store, storage) = (services.GetRequiredService<DocumentStore>(), services.GetRequiredService<ContentStorage>());
        Document? saved = null;
        while (Console.ReadLine() is { } line)
        {
            try
            {
                saved = line.Split(' ', 3) switch
                {
                    ["save", var path, var title] => SaveAsync(store, storage, path, title).GetAwaiter().GetResult(),
                    ["publish"] => store.PublishAsync(saved!.Key, saved.Revision, "benchmark").GetAwaiter().GetResult(),
                    ["tree", var path] => TreeAsync(services.GetRequiredService<DocumentTree>(), store, path).GetAwaiter().GetResult(),
                    ["find", var words] => FindAsync(services.GetRequiredService<DocumentTree>(), words).GetAwaiter().GetResult(),
                    _ => throw new InvalidOperationException(line),
                };
                Console.WriteLine(Done);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                Console.WriteLine($"{Failed}: {fault.Message.ReplaceLineEndings(" ")}");
            }
        }
    }

    private static async Task<Document> SaveAsync(DocumentStore store, ContentStorage storage, string path, string title)
    {
        var document = await store.FindAsync(path) ?? throw new InvalidOperationException($"There is no {path}.");
        await using var database = storage.CreateDbContext();
        var content = DraftContent.Of(await database.Versions.AsNoTracking().SingleAsync(version => version.DocumentKey == document.Key && version.Number == document.DraftNumber));
        content.Values["title"] = title;
        return await store.SaveDraftAsync(document.Key, document.Revision, content, "benchmark");
    }

    private static async Task<Document?> TreeAsync(DocumentTree tree, DocumentStore store, string path)
    {
        var document = await store.FindAsync(path) ?? throw new InvalidOperationException($"There is no {path}.");
        var children = await tree.ChildrenAsync(document.Key);
        await tree.ParentsAmongAsync(children.Select(child => child.Key));
        return null;
    }

    private static async Task<Document?> FindAsync(DocumentTree tree, string words)
    {
        await tree.SearchAsync(new TreeSearch(words));
        return null;
    }

    /// <summary>The host says when it is built: the only way to its services from outside.</summary>
    private sealed class EachListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host }) new Thread(() => Listen(host.Services)) { IsBackground = true }.Start();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
