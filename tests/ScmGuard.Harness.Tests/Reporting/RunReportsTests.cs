using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Reporting;

public sealed partial class RunReportsTests : IDisposable
{
    private static readonly string[] s_names = ["journal.jsonl", "junit.xml", "report.html", "report.json", "unit-facts.json"];

    private readonly string _folder = Directory.CreateTempSubdirectory("scm-report").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_leaves_all_reports_and_nothing_else()
    {
        string folder = Path.Combine(_folder, "not", "there", "yet");
        RunReports.Write(folder, SampleRun.Good().Lines);
        Assert.Equal(s_names, NamesIn(folder));
        Assert.Equal(SampleRun.Good().Lines, JournalExport.Read(Path.Combine(folder, "journal.jsonl")));
    }

    [Fact]
    public void Reports_are_replaced_and_the_same_journal_gives_the_same_bytes()
    {
        RunReports.Write(_folder, SampleRun.KeysLost().Lines);
        Dictionary<string, byte[]> first = s_names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(_folder, name)));
        RunReports.Write(_folder, SampleRun.Good().Lines);
        RunReports.Write(_folder, SampleRun.KeysLost().Lines);
        Assert.Equal(s_names, NamesIn(_folder));
        Assert.All(s_names, name => Assert.Equal(first[name], File.ReadAllBytes(Path.Combine(_folder, name))));
    }

    [Fact]
    public void A_report_that_cannot_replace_what_is_there_says_where_and_leaves_no_half_file()
    {
        string inTheWay = Path.Combine(_folder, "report.html");
        Directory.CreateDirectory(Path.Combine(inTheWay, "something"));
        ReportException exception = Assert.Throws<ReportException>(() => RunReports.Write(_folder, SampleRun.Good().Lines));
        Assert.StartsWith(inTheWay, exception.Message, StringComparison.Ordinal);
        Assert.Equal(s_names, NamesIn(_folder));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error_that_says_what_to_do()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "mine");
        ReportException exception = Assert.Throws<ReportException>(() => RunReports.Write(file, SampleRun.Good().Lines));
        Assert.Equal($"{file}: this is a file, not a folder. Name a folder, or remove the file.", exception.Message);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("/proc/no/folder")]
    [InlineData("a\0b")]
    public void A_folder_that_cannot_be_is_an_error(string folder) => Assert.Throws<ReportException>(() => RunReports.Write(folder, SampleRun.Good().Lines));

    [Fact]
    public void Nothing_is_reported_from_evidence_that_was_changed()
    {
        JournalLine[] lines = [.. SampleRun.KeysLost().Lines];
        int failed = Array.FindIndex(lines, line => line.Body.Contains("\"Fail\"", StringComparison.Ordinal));
        lines[failed] = lines[failed] with { Body = lines[failed].Body.Replace("\"Fail\"", "\"Pass\"", StringComparison.Ordinal) };
        Assert.Throws<JournalException>(() => RunReports.Write(_folder, lines));
        Assert.Empty(NamesIn(_folder));
    }

    [Fact]
    public void Nothing_is_reported_from_an_empty_journal() => Assert.Throws<JournalException>(() => RunReports.Write(_folder, []));

    [Fact]
    public async Task No_report_of_a_real_run_holds_a_mnemonic()
    {
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.ScmB1);
        using SqliteJournal journal = SqliteJournal.Create(Path.Combine(_folder, "journal.db"));
        PersistenceCheck check = new();
        RunEngine engine = new(unit, journal, _ => check);
        engine.Begin(new RunRequest("run", [check], new CheckOptions(), StationIdentity.Default));
        await engine.ResumeAsync(CancellationToken.None);
        string folder = Path.Combine(_folder, "out");
        RunReports.Write(folder, journal.Read());
        Assert.All(s_names, name => Assert.DoesNotMatch(Mnemonic(), File.ReadAllText(Path.Combine(folder, name))));
        Assert.Matches(Mnemonic(), "legal winner thank year wave sausage worth useful legal winner thank yellow");
        Assert.Contains("generated-key-pair", File.ReadAllText(Path.Combine(folder, "unit-facts.json")), StringComparison.Ordinal);
    }

    private static string[] NamesIn(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    // Twelve words of a word list in a row; no sentence of a report is without short words, marks or capitals for so long.
    [GeneratedRegex(@"(?:\b[a-z]{3,8} ){11}[a-z]{3,8}\b")]
    private static partial Regex Mnemonic();
}
