using System.Text.Json;
using FamilyHubs.Benchmarks.Measuring;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>A page from memory, beside nginx and beside the least that ASP.NET Core can do, all with the same bytes and headers.</summary>
internal static class CachedPage
{
    private const string Path = "/help/baby-sleep/safer-sleep";
    private const string Encoding = "Accept-Encoding: gzip";

    private static readonly int[] Connections = [32, 128];

    public static async Task<Result> RunAsync(Bench bench)
    {
        var nginx = Bench.Need("nginx", "apt-get install nginx-light");
        var seeded = await bench.SiteAsync(0);
        await using var site = await MeasuredSite.StartAsync(bench, seeded);
        var (zipped, plain, headers) = await ReadAsync(site);
        var folder = bench.NewFolder("cached-page");
        await File.WriteAllBytesAsync(System.IO.Path.Combine(folder, "page.html.gz"), zipped);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "page.html"), plain);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "headers.json"), JsonSerializer.Serialize(headers));

        var (nginxAddress, bareAddress, inlineAddress) = (Bench.NewAddress(), Bench.NewAddress(), Bench.NewAddress());
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "nginx.conf"), NginxConfiguration(nginxAddress, folder, headers));
        await using var files = await Pinned.Start(bench, Bench.ServerCore, nginx, ["-c", System.IO.Path.Combine(folder, "nginx.conf"), "-p", folder]).Muted().AnsweringAsync(new(nginxAddress, "page.html"));
        await using var bare = await StartBareAsync(bench, folder, bareAddress, isInline: false);
        await using var bareInline = await StartBareAsync(bench, folder, inlineAddress, isInline: true);
        using var other = await GeneratedSite.MakeAsync(0);
        await using var siteInline = await MeasuredSite.StartAsync(bench, other, "--Server:InlineCompletions=true", "--Editor:Enabled=false");
        await siteInline.GetAsync(Path);

        (string Name, Pinned Process, Uri Address)[] servers =
        [
            ("nginx, gzip_static", files, new(nginxAddress, "page.html")),
            ("bare middleware", bare, bareAddress),
            ("this site", site.Process, site.At(Path)),
            ("bare middleware, inline", bareInline, inlineAddress),
            ("this site, inline", siteInline.Process, siteInline.At(Path)),
        ];
        Dictionary<(string, int), List<Load>> loads = [];
        for (var round = 0; round <= bench.Rounds; round++)
            foreach (var connections in Connections)
                foreach (var (name, process, address) in servers)
                {
                    var load = await Wrk.RunAsync(bench, process, address, connections, bench.SecondsOf(round), Encoding);
                    if (round == 0) continue; // What is asked often is compiled again, better, in the first round.
                    if (!loads.TryGetValue((name, connections), out var list)) loads[(name, connections)] = list = [];
                    list.Add(load);
                }

        Spread Each(string name, int connections) => new(loads[(name, connections)].Select(load => load.MicrosecondsEach));
        Spread PerSecond(string name, int connections) => new(loads[(name, connections)].Select(load => load.PerSecond));
        double Share(string name, string of, int connections) => Each(of, connections).Median / Each(name, connections).Median;
        var ofNginx = Connections.Min(connections => Share("this site", "nginx, gzip_static", connections));
        var ofNginxInline = Connections.Min(connections => Share("this site, inline", "nginx, gzip_static", connections));
        var ofBare = Connections.Min(connections => Share("this site", "bare middleware", connections));
        return new Result
        {
            Part = "page",
            Title = "A page from memory",
            Says = $"`{Path}` ({plain.Length / 1024.0:0.0} KB, {zipped.Length / 1024.0:0.0} KB as gzip) with keep-alive connections, asked by wrk as often as it can. nginx has one worker, `gzip_static`, `open_file_cache` and no log; it and the bare middleware send the same bytes and headers as the site. *Inline* is `Server:InlineCompletions` ([running.md](running.md)). A share is processor time per request of the anchor, divided by ours: the lower of both numbers of connections counts. To pass 1.00 takes *inline*: without it the bare middleware does not either, because each request changes threads.",
            Goals =
            [
                new("Cached page, by processor time, beside nginx: a server of the public alone, inline", $"{ofNginxInline:0.00}", "at least 0.80", ofNginxInline >= 0.80),
                new("The same with the editor in the same process", $"{ofNginx:0.00}", "at least 0.80", ofNginx >= 0.80),
                new("Cached page beside a bare middleware", $"{ofBare:0.00}", "at least 0.95", ofBare >= 0.95),
            ],
            Tables =
            [
                .. Connections.Select(connections => new Table($"{connections} connections", ["Server", "requests a second", "µs of processor each", "share of nginx"],
                    [.. servers.Select(server => (IReadOnlyList<string>)[server.Name, PerSecond(server.Name, connections).Shown("#,0"), Each(server.Name, connections).Shown(), $"{Share(server.Name, "nginx, gzip_static", connections):0.00}"])])),
            ],
            Charts = [.. Connections.Select(connections => new Chart($"page-{connections}", $"Processor time for a cached page, {connections} connections", "µs", [.. servers.Select(server => Each(server.Name, connections).AsBar(server.Name))]))],
        };
    }

    private static Task<Pinned> StartBareAsync(Bench bench, string folder, Uri address, bool isInline) =>
        Pinned.Start(bench, Bench.ServerCore, "dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Benchmarks.dll"), BareServer.Mode, address.ToString(), System.IO.Path.Combine(folder, "page.html.gz"), System.IO.Path.Combine(folder, "headers.json"), $"{isInline}"]).Muted().AnsweringAsync(address);

    private static async Task<(byte[] Zipped, string Plain, Dictionary<string, string> Headers)> ReadAsync(MeasuredSite site)
    {
        var plain = await site.GetAsync(Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, site.At(Path));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var http = new HttpClient(); // It must not unpack them.
        using var answer = await http.SendAsync(request);
        string[] own = ["Date", "Content-Length", "Connection"];
        return (await answer.Content.ReadAsByteArrayAsync(), plain, answer.Headers.Concat(answer.Content.Headers).Where(header => !own.Contains(header.Key)).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    private static string NginxConfiguration(Uri address, string folder, Dictionary<string, string> headers)
    {
        string[] own = ["ETag", "Content-Type", "Content-Encoding", "Vary"];
        return $$"""
            worker_processes 1;
            daemon off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            user root;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000000;
              open_file_cache max=100 inactive=10m;
              open_file_cache_valid 10m;
              gzip_static on;
              gzip_vary on;
              server_tokens off;
              types { text/html html; }
              charset utf-8;
              client_body_temp_path {{folder}}/t1; proxy_temp_path {{folder}}/t2; fastcgi_temp_path {{folder}}/t3; uwsgi_temp_path {{folder}}/t4; scgi_temp_path {{folder}}/t5;
              server {
                listen {{address.Host}}:{{address.Port}};
                root {{folder}};
                {{string.Join("\n    ", headers.Where(header => !own.Contains(header.Key)).Select(header => $"add_header {header.Key} \"{header.Value}\";"))}}
              }
            }
            """;
    }
}
