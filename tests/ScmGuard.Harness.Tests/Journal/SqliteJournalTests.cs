using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Journal;

public sealed class SqliteJournalTests : IDisposable
{
    private static readonly DateTimeOffset s_at = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard-journal-");

    private string Place => Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_appended_is_read_in_its_order_also_by_the_next_process()
    {
        using (SqliteJournal journal = SqliteJournal.Create(Place))
        {
            Assert.Empty(journal.Read());
            journal.Append(s_at, Remark(1));
            journal.Append(s_at.AddYears(-1), Remark(2));
        }

        using SqliteJournal again = SqliteJournal.Open(Place);
        again.Append(s_at, Remark(3));
        Assert.Equal(["1", "2", "3"], again.Read().Select(line => ((Remark)line.ReadEntry()).Text));
        Assert.Equal(s_at.AddYears(-1), again.Read()[1].At);
    }

    [Fact]
    public async Task Two_processes_that_append_at_once_make_one_chain()
    {
        using SqliteJournal first = SqliteJournal.Create(Place);
        using SqliteJournal second = SqliteJournal.Open(Place);
        await Task.WhenAll(((SqliteJournal[])[first, second]).Select(journal => Task.Run(() =>
        {
            for (int number = 0; number < 50; number++)
            {
                journal.Append(s_at, Remark(number));
            }
        })));
        Assert.Equal(100, first.Read().Count);
    }

    [Fact]
    public void A_zero_length_file_after_a_power_cut_is_no_journal_and_is_left_as_it_is()
    {
        File.WriteAllBytes(Place, []);
        JournalException thrown = Assert.Throws<JournalException>(() => SqliteJournal.Open(Place));
        Assert.Contains("before the run's first entry", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(Place).Length);
    }

    [Fact]
    public void A_power_cut_in_the_middle_of_a_write_loses_at_the_most_the_entry_that_was_being_written()
    {
        byte[] main, log;
        using (SqliteJournal journal = SqliteJournal.Create(Place))
        {
            for (int number = 0; number < 6; number++)
            {
                journal.Append(s_at, Remark(number));
            }

            main = ReadShared(Place);
            log = ReadShared(Place + "-wal");
        }

        // However much of the log reached the disk: what is read is the begin of what was written, and whole.
        int most = -1;
        string cut = Path.Combine(_folder.FullName, "cut.db");
        for (int length = 0; length <= log.Length; length += 37)
        {
            File.WriteAllBytes(cut, main);
            File.WriteAllBytes(cut + "-wal", log[..length]);
            File.Delete(cut + "-shm");
            int read = TryCount(cut);
            Assert.True(read >= most, "a longer log gave less");
            most = read;
        }

        File.WriteAllBytes(cut, main);
        File.WriteAllBytes(cut + "-wal", log);
        File.Delete(cut + "-shm");
        Assert.Equal(6, TryCount(cut));
    }

    [Fact]
    public void A_corrupt_file_gives_a_message_and_no_lines()
    {
        Fill(40);
        byte[] bytes = File.ReadAllBytes(Place);
        int found = 0;
        for (int at = 0; at < bytes.Length; at += 211)
        {
            byte[] damaged = [.. bytes];
            damaged.AsSpan(at, Math.Min(64, damaged.Length - at)).Fill(0xA5);
            File.WriteAllBytes(Place, damaged);
            try
            {
                using SqliteJournal journal = SqliteJournal.Open(Place);
                Assert.Equal(40, journal.Read().Count);
            }
            catch (JournalException exception)
            {
                Assert.Contains(Place, exception.Message, StringComparison.Ordinal);
                found++;
            }
        }

        Assert.True(found > 10, $"only {found} damages were noticed");
    }

    [Theory]
    [InlineData("UPDATE line SET body = replace(body, '3', '4') WHERE sequence = 3", "line 3 was changed")]
    [InlineData("UPDATE line SET at = '2026-01-31T12:00:01.0000000Z' WHERE sequence = 3", "line 3 was changed")]
    [InlineData("DELETE FROM line WHERE sequence = 3", "line 3 is missing")]
    [InlineData("DELETE FROM line WHERE sequence = 3; UPDATE line SET sequence = sequence - 1 WHERE sequence > 3", "line 3 does not follow")]
    public void A_changed_journal_is_not_read(string change, string fault)
    {
        Fill(5);
        using (SqliteConnection connection = new($"Data Source={Place};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        using SqliteJournal journal = SqliteJournal.Open(Place);
        Assert.Contains(fault, Assert.Throws<JournalException>(journal.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_is_never_made_over_another_and_never_opened_where_there_is_none()
    {
        Assert.Contains("there is no journal", Assert.Throws<JournalException>(() => SqliteJournal.Open(Place)).Message, StringComparison.Ordinal);
        Fill(1);
        Assert.Contains("there is a journal already", Assert.Throws<JournalException>(() => SqliteJournal.Create(Place)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_another_programs_entries_says_so()
    {
        Fill(1);
        using SqliteJournal journal = SqliteJournal.Open(Place);
        JournalLine line = new(1, s_at, """{"entry":"of-tomorrow"}""", JournalLine.Origin, "");
        Assert.Contains("no entry that this program knows", Assert.Throws<JournalException>(() => RunRecord.Of(Place, [line])).Message, StringComparison.Ordinal);
        Assert.Contains("does not begin a run", Assert.Throws<JournalException>(() => RunRecord.Of(Place, journal.Read())).Message, StringComparison.Ordinal);
    }

    private static Remark Remark(int number) => new("test", number.ToString(), []);

    private static byte[] ReadShared(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static int TryCount(string path)
    {
        try
        {
            using SqliteJournal journal = SqliteJournal.Open(path);
            IReadOnlyList<JournalLine> lines = journal.Read();
            Assert.Equal(Enumerable.Range(0, lines.Count).Select(number => number.ToString()), lines.Select(line => ((Remark)line.ReadEntry()).Text));
            return lines.Count;
        }
        catch (JournalException exception)
        {
            // Before the table was on the disk there was no run.
            Assert.Contains("before the run's first entry", exception.Message, StringComparison.Ordinal);
            return 0;
        }
    }

    private void Fill(int count)
    {
        using SqliteJournal journal = SqliteJournal.Create(Place);
        for (int number = 1; number <= count; number++)
        {
            journal.Append(s_at, Remark(number));
        }
    }
}
