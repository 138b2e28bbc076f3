using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace FamilyHubs.ContentServer.Tests.Published;

/// <summary>The line to a database server, which can be cut and mended.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly int port;
    private readonly List<TcpClient> ends = [];
    private TcpListener? listener;

    public Cable(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        port = Listen(0);
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.1", Port = port, Timeout = 3, MaxPoolSize = 4 }.ConnectionString;

    public void Cut()
    {
        listener!.Stop();
        lock (ends)
        {
            foreach (var end in ends) end.Close();
            ends.Clear();
        }
    }

    public void Mend() => Listen(port);

    public ValueTask DisposeAsync()
    {
        Cut();
        using var pool = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(pool);
        return ValueTask.CompletedTask;
    }

    private int Listen(int at)
    {
        listener = new TcpListener(IPAddress.Loopback, at);
        listener.Start();
        _ = AcceptAsync(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(TcpListener accepting)
    {
        try
        {
            while (true) _ = JoinAsync(await accepting.AcceptTcpClientAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return; // The cable was cut.
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        var far = new TcpClient();
        await far.ConnectAsync(server.Host!, server.Port);
        lock (ends) ends.AddRange([near, far]);
        await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        near.Close();
        far.Close();
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return; // One end was closed, so the other is.
        }
    }
}
