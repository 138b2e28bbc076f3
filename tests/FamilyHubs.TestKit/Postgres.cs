using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace FamilyHubs.TestKit;

/// <summary>
/// A PostgreSQL server for the tests: the one that <c>FAMILYHUBS_POSTGRES</c> names, or a private one that is started once
/// for a run, in a folder of its own, and ends with the process that runs the tests, however that ends.
/// </summary>
public static class Postgres
{
    private const string ReadyServer = "FAMILYHUBS_POSTGRES";

    private const string BinFolder = "FAMILYHUBS_POSTGRES_BIN";

    /// <summary>Held so that the pipe to the server's keeper stays open.</summary>
    private static Process? keeper;

    private static readonly Lazy<string> Server = new(() => Environment.GetEnvironmentVariable(ReadyServer) is { Length: > 0 } ready ? ready : Start());

    /// <summary>Why there is no server, with the command that installs one; null when there is one.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable(ReadyServer) is { Length: > 0 } || Bin() is not null
        ? null
        : $"PostgreSQL was not found. Install it with: apt-get install postgresql. Elsewhere: set {BinFolder} to the folder of initdb, or {ReadyServer} to a connection string.";

    /// <summary>Makes a database, empty or as a copy of another to which nobody is connected.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        var copied = template is null ? "template0" : new NpgsqlConnectionStringBuilder(template).Database;
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {copied}");
        return new NpgsqlConnectionStringBuilder(Server.Value) { Database = name, MaxPoolSize = 10, Timeout = 5 }.ConnectionString;
    }

    /// <summary>Closes the connections, and drops the database where the server stays: dropping waits for the disk, and a private server is deleted whole.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        await using (var pool = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(pool);
        if (keeper is not null) return;
        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.Value) { Database = "postgres" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }

    private static string? Bin() => new[] { Environment.GetEnvironmentVariable(BinFolder) }
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(path => path).Select(path => Path.Combine(path, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(folder => folder is { Length: > 0 } && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private static string Start()
    {
        var folder = Directory.CreateTempSubdirectory("family-hubs-postgres-").FullName;
        var port = FreePort();
        var password = Guid.NewGuid().ToString("N");
        File.WriteAllText(Path.Combine(folder, "password"), password);
        if (Environment.IsPrivilegedProcess) Run("chown", "-R", "postgres", folder);
        Run(AsPostgres(Path.Combine(Bin()!, "initdb"), "-D", $"{folder}/cluster", "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={folder}/password", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));

        // The pipe to the shell closes when this process ends, even by kill -9; then the server ends too.
        var script = $"'{Bin()}/postgres' -D '{folder}/cluster' -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=400 -c max_wal_size=8GB -c checkpoint_timeout=1h >'{folder}/log' 2>&1 & p=$!; cat >/dev/null; kill -INT $p; wait $p; rm -rf '{folder}'";
        var command = AsPostgres("sh", "-c", script);
        keeper = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" });
        var connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres", Timeout = 5, IncludeErrorDetail = true }.ConnectionString;
        WaitFor(connection, Path.Combine(folder, "log"));
        return connection;
    }

    private static void WaitFor(string connectionString, string log)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection(connectionString);
                connection.Open();
                return;
            }
            catch (NpgsqlException fault) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                if (File.Exists(log) && File.ReadAllText(log).Contains("FATAL:  could not", StringComparison.Ordinal)) throw new InvalidOperationException($"PostgreSQL did not start: {File.ReadAllText(log)}", fault);
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsPostgres(params string[] command) => Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed: {errors.Result}");
    }
}
