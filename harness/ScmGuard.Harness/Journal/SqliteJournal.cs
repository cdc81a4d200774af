using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace ScmGuard.Harness.Journal;

/// <summary>A journal in an SQLite file, which commits each entry to the disk before it goes on. Several processes may add to it.</summary>
/// <remarks>Keep it on a file system whose renames are atomic: not on <c>/boot</c>, which is FAT.</remarks>
public sealed class SqliteJournal : IJournal
{
    /// <summary>The journal's name in a run's folder.</summary>
    public const string FileName = "journal.db";

    private const int SqliteFull = 13;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;

    // Less room than SQLite asks for at once, for the file that its readers share.
    private const long LeastRoom = 64 * 1024;

    // The program waits at most this long for another that is writing.
    private const int BusySeconds = 10;

    // A connection serves one thread at a time, and a step that was left behind may still be writing.
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private SqliteJournal(string path, SqliteConnection connection)
    {
        Place = path;
        _connection = connection;
    }

    /// <inheritdoc/>
    public string Place { get; }

    /// <summary>Makes a new journal.</summary>
    /// <param name="path">The file, which must not be there.</param>
    /// <exception cref="JournalException">It is there already, or cannot be made.</exception>
    public static SqliteJournal Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
        {
            throw new JournalException(path, "there is a journal already", "Resume its run, or use another folder.");
        }

        return Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            SqliteJournal journal = new(path, Connect(path, SqliteOpenMode.ReadWriteCreate));
            try
            {
                journal.Execute("PRAGMA journal_mode = WAL");
                journal.Execute("PRAGMA synchronous = FULL");
                journal.Execute("CREATE TABLE line (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT");
                return journal;
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        });
    }

    /// <summary>Opens the journal of a run that began before.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JournalException">It is not there, or is no journal.</exception>
    public static SqliteJournal Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new JournalException(path, "there is no journal", "Name the folder of a run.");
        }

        return Guard(path, () =>
        {
            SqliteJournal journal = new(path, Connect(path, SqliteOpenMode.ReadWrite));
            try
            {
                journal.Execute("PRAGMA synchronous = FULL");
                using SqliteCommand tables = journal.Command("SELECT count(*) FROM sqlite_schema WHERE name = 'line'");
                return Convert.ToInt64(tables.ExecuteScalar(), CultureInfo.InvariantCulture) == 1
                    ? journal
                    : throw new JournalException(path, "the journal is empty: the power went before the run's first entry", "Nothing was done to the unit. Begin a new run in another folder.");
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<JournalLine> Read() => Guard(Place, () =>
    {
        using Lock.Scope held = _gate.EnterScope();
        List<JournalLine> lines = [];
        using SqliteCommand select = Command("SELECT sequence, at, body, previous, hash FROM line ORDER BY sequence");
        using SqliteDataReader reader = select.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(Line(reader));
        }

        return JournalChain.FirstFault(lines) is { } fault
            ? throw new JournalException(Place, $"the chain is broken: {fault}", "Do not trust this run. Keep the file, and begin a new run in another folder.")
            : lines;
    });

    /// <inheritdoc/>
    public JournalLine Append(DateTimeOffset at, Entry entry) => Guard(Place, () =>
    {
        using Lock.Scope held = _gate.EnterScope();

        // Immediate: two processes that append at once must not both follow the same line.
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        JournalLine line = JournalLine.After(Last(transaction), at, entry);
        using SqliteCommand insert = Command("INSERT INTO line VALUES ($sequence, $at, $body, $previous, $hash)");
        insert.Transaction = transaction;
        insert.Parameters.AddWithValue("$sequence", line.Sequence);
        insert.Parameters.AddWithValue("$at", JournalLine.Write(line.At));
        insert.Parameters.AddWithValue("$body", line.Body);
        insert.Parameters.AddWithValue("$previous", line.PreviousHash);
        insert.Parameters.AddWithValue("$hash", line.Hash);
        insert.ExecuteNonQuery();
        transaction.Commit();
        return line;
    });

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private JournalLine? Last(SqliteTransaction transaction)
    {
        using SqliteCommand select = Command("SELECT sequence, at, body, previous, hash FROM line ORDER BY sequence DESC LIMIT 1");
        select.Transaction = transaction;
        using SqliteDataReader reader = select.ExecuteReader();
        return reader.Read() ? Line(reader) : null;
    }

    private static JournalLine Line(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        DateTimeOffset.ParseExact(reader.GetString(1), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetString(4));

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            DefaultTimeout = BusySeconds,

            // A pool would keep the file open behind the back of whoever wants to move it.
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteCommand Command(string text)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    private void Execute(string text)
    {
        using SqliteCommand command = Command(text);
        command.ExecuteNonQuery();
    }

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception)
        {
            throw exception.SqliteErrorCode switch
            {
                SqliteFull => Full(path, exception),
                SqliteInputOutput when !HasRoom(path) => Full(path, exception),
                SqliteReadOnly => new JournalException(path, "the file system is read-only, or the file is", "Make it writable and resume the run.", exception),
                _ => new JournalException(path, $"SQLite says: {exception.Message.TrimEnd('.')}", "If the file is damaged, keep it and begin a new run in another folder.", exception),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or InvalidCastException)
        {
            throw new JournalException(path, exception.Message.TrimEnd('.'), "Check the folder and its permissions.", exception);
        }
    }

    private static JournalException Full(string path, SqliteException cause) =>
        new(path, "the disk is full", "Free some space and resume the run; what was written is kept.", cause);

    // A file that cannot grow for lack of room is to SQLite not always a full disk.
    private static bool HasRoom(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace >= LeastRoom;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
