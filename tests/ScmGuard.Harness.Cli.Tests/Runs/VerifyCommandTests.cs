using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace ScmGuard.Harness.Cli.Tests.Runs;

public sealed partial class VerifyCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public VerifyCommandTests() => CommandLine.Run("run", "--profile", "scm-b1", "--check", "persistence", "--reboots", "soft", "--out", Out);

    private string Out => _line.File("out");

    private string Export => Path.Combine(Out, "journal.jsonl");

    public void Dispose() => _line.Dispose();

    [Fact]
    public void An_untouched_run_is_good()
    {
        (int exitCode, string output, string error) = CommandLine.Run("verify", Out);
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("whole and unchanged; the run ended with Fail", output, StringComparison.Ordinal);
        Assert.Matches("Good. Evidence hash: [0-9a-f]{64}", output);
        Assert.Equal(ExitCode.Ok, CommandLine.Run("verify", Export).ExitCode);
    }

    [Fact]
    public void A_changed_byte_is_found_wherever_it_is_and_its_line_is_named()
    {
        byte[] whole = File.ReadAllBytes(Export);
        Random random = new(1);
        foreach (int at in Enumerable.Range(0, 60).Select(_ => random.Next(whole.Length)).Append(0).Append(whole.Length - 1))
        {
            byte[] changed = [.. whole];
            changed[at] ^= 1;
            File.WriteAllBytes(Export, changed);
            (int exitCode, _, string error) = CommandLine.Run("verify", Out);
            Assert.Equal(ExitCode.Failed, exitCode);
            Assert.StartsWith("scm-harness: ", error, StringComparison.Ordinal);
            Assert.Contains("journal.jsonl", error, StringComparison.Ordinal);
            Assert.Matches(Line(), error);
            Assert.Equal(ExitCode.Failed, CommandLine.Run("verify", Export).ExitCode);
        }
    }

    [Fact]
    public void A_line_that_is_gone_is_found()
    {
        string[] lines = File.ReadAllLines(Export);
        File.WriteAllText(Export, string.Concat(lines.Where((_, index) => index != 4).Select(line => line + "\n")));
        (int exitCode, _, string error) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("line 5", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_ends_too_early_is_found_though_its_own_chain_is_whole()
    {
        string[] lines = File.ReadAllLines(Export);
        File.WriteAllText(Export, string.Concat(lines.SkipLast(1).Select(line => line + "\n")));
        Assert.Equal(ExitCode.Ok, CommandLine.Run("verify", Export).ExitCode);
        (int exitCode, _, string error) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains($"journal.jsonl({lines.Length})", error, StringComparison.Ordinal);
        Assert.Contains("scm-harness report", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_another_run_is_found()
    {
        string other = _line.File("other");
        CommandLine.Run("run", "--profile", "scm-b1", "--check", "persistence", "--reboots", "soft", "--out", other);
        File.Copy(Path.Combine(other, "journal.jsonl"), Export, overwrite: true);
        (int exitCode, _, string error) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("journal.jsonl(1)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_row_of_the_journal_is_found()
    {
        using (SqliteConnection connection = new($"Data Source={Path.Combine(Out, "journal.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand change = connection.CreateCommand();
            change.CommandText = "UPDATE line SET body = replace(body, '\"Fail\"', '\"Pass\"') WHERE sequence = (SELECT max(sequence) FROM line)";
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        (int exitCode, _, string error) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Matches(Line(), error);
    }

    [Fact]
    public void A_report_about_other_evidence_is_found()
    {
        string report = Path.Combine(Out, "report.json");
        File.WriteAllText(report, $$$"""{"evidence":{"hash":"{{{new string('0', 64)}}}"}}""");
        (int exitCode, _, string error) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("report.json", error, StringComparison.Ordinal);
        Assert.All(["{}", "[]", "no report", "", """{"evidence":{"hash":3}}"""], text =>
        {
            File.WriteAllText(report, text);
            Assert.Equal(ExitCode.Failed, CommandLine.Run("verify", Out).ExitCode);
        });
    }

    [Fact]
    public void What_is_not_there_is_said()
    {
        File.Delete(Export);
        (int exitCode, string output, _) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("journal.jsonl: not there, so not compared.", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"line \d+|\(\d+\)")]
    private static partial Regex Line();
}
