using System.IO.Compression;
using System.Security.Cryptography;
using FamilyHubs.ContentServer.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>A backup is one zip: the database as SQLite's online backup gives it, and the media files; behind it the SHA-256 of the whole.</summary>
internal sealed class Backup(ContentServerOptions settings)
{
    private const string Database = "content.db";

    /// <summary>Writes a backup; the site may go on running and be edited meanwhile.</summary>
    /// <exception cref="TransferException">There is nothing to back up, or the file is there already.</exception>
    public void Write(string file)
    {
        RefusePostgres();
        if (!File.Exists(settings.DatabaseFile)) throw new TransferException($"There is no content in {settings.DataDirectory} to back up.");
        if (File.Exists(file)) throw new TransferException($"The file {file} is there already. Choose another name.");
        var work = Directory.CreateTempSubdirectory("backup");
        var draft = file + ".new";
        try
        {
            var copy = Path.Combine(work.FullName, Database);
            CopyDatabase(settings.DatabaseFile, copy);
            using (var zip = ZipFile.Open(draft, ZipArchiveMode.Create)) Fill(zip, copy);
            Seal(draft);
            File.Move(draft, file);
            File.WriteAllText(settings.LastBackupFile, "When this file was written the last backup was made.");
        }
        finally
        {
            work.Delete(recursive: true);
            File.Delete(draft);
        }
    }

    /// <summary>When the last backup was made; null when none is known.</summary>
    public static DateTimeOffset? LastOf(ContentServerOptions settings) => File.Exists(settings.LastBackupFile) ? File.GetLastWriteTimeUtc(settings.LastBackupFile) : null;

    /// <summary>Puts a backup in the place of the content. What was there before is kept beside it, in a folder with the time in its name.</summary>
    /// <returns>The folder that holds what was there before, or null when nothing was.</returns>
    /// <exception cref="TransferException">The file is not a backup, or a byte of it has changed. Nothing was touched.</exception>
    public string? Restore(string file, TimeProvider clock)
    {
        RefusePostgres();
        if (!File.Exists(file)) throw new TransferException($"There is no file {file}.");
        Directory.CreateDirectory(settings.DataDirectory);
        var work = Path.Combine(settings.DataDirectory, $"restore-{Guid.NewGuid():N}");
        try
        {
            Unpack(file, work);
            return Exchange(work, clock);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private void RefusePostgres()
    {
        if (settings.ConnectionString is not null) throw new TransferException("The content is on PostgreSQL: use pg_dump and pg_restore for the schema content, and copy the media folder.");
    }

    /// <summary>Opened for writing, because what a crash left half done is undone by whoever opens the file first.</summary>
    private static void CopyDatabase(string from, string to)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        target.Open();
        using (var wait = source.CreateCommand())
        {
            wait.CommandText = "PRAGMA busy_timeout = 60000"; // The copy waits for a writer, and writers for the copy.
            wait.ExecuteNonQuery();
        }
        source.BackupDatabase(target);
    }

    private void Fill(ZipArchive zip, string database)
    {
        foreach (var (path, name) in Files(database))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            using var source = File.OpenRead(path);
            source.CopyTo(entry);
        }
    }

    /// <summary>The database first: every media file that it names was on the disk before it was named.</summary>
    private IEnumerable<(string Path, string Name)> Files(string database)
    {
        yield return (database, Database);
        if (!Directory.Exists(settings.MediaDirectory)) yield break;
        foreach (var file in Directory.EnumerateFiles(settings.MediaDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".new", StringComparison.Ordinal) && !IsDerived(file)).Order(StringComparer.Ordinal))
            yield return (file, "media/" + Path.GetRelativePath(settings.MediaDirectory, file).Replace('\\', '/'));
    }

    /// <summary>Renditions are made again; what is on its way in is not accepted yet.</summary>
    private bool IsDerived(string file) => Path.GetRelativePath(settings.MediaDirectory, file).Split(Path.DirectorySeparatorChar)[0] is "renditions" or "incoming";

    /// <summary>The digest stands behind the zip, over every byte of it.</summary>
    private static void Seal(string file)
    {
        var digest = DigestOf(file, new FileInfo(file).Length);
        using var stream = new FileStream(file, FileMode.Append);
        stream.Write(digest);
        stream.Flush(flushToDisk: true);
    }

    private static void Unpack(string file, string work)
    {
        try
        {
            var length = new FileInfo(file).Length - SHA256.HashSizeInBytes;
            using var stream = File.OpenRead(file);
            var digest = new byte[SHA256.HashSizeInBytes];
            stream.Seek(Math.Max(length, 0), SeekOrigin.Begin);
            stream.ReadExactly(digest);
            if (!DigestOf(file, length).SequenceEqual(digest)) throw new InvalidDataException();
            Directory.CreateDirectory(work);
            var zip = Path.Combine(work, "backup.zip");
            using (var copy = File.Create(zip))
            {
                stream.Position = 0;
                stream.CopyTo(copy);
                copy.SetLength(length);
            }
            ZipFile.ExtractToDirectory(zip, work);
            File.Delete(zip);
            if (!File.Exists(Path.Combine(work, Database))) throw new InvalidDataException();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new TransferException($"{Path.GetFileName(file)} is not a whole backup: it is damaged or was changed. Nothing was restored.");
        }
    }

    private static byte[] DigestOf(string file, long length)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = File.OpenRead(file);
        var buffer = new byte[1 << 16];
        while (length > 0 && stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length)) is > 0 and var read)
        {
            sha.AppendData(buffer, 0, read);
            length -= read;
        }
        return sha.GetHashAndReset();
    }

    private string? Exchange(string work, TimeProvider clock)
    {
        SqliteConnection.ClearAllPools();
        var old = Path.Combine(settings.DataDirectory, $"before-restore-{LondonTime.FromUtc(clock.GetUtcNow()):yyyyMMdd-HHmmss}");
        var kept = false;
        foreach (var name in new[] { Database, "media", "published" })
        {
            var place = Path.Combine(settings.DataDirectory, name);
            if (Path.Exists(place))
            {
                Directory.CreateDirectory(old);
                Directory.Move(place, Path.Combine(old, name));
                kept = true;
            }
            if (Path.Exists(Path.Combine(work, name))) Directory.Move(Path.Combine(work, name), place);
        }
        return kept ? old : null;
    }
}
