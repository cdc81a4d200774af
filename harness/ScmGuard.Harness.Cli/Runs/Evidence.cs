using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>What was found when a run's evidence was checked: journal, export and report must be whole and agree.</summary>
internal sealed class Evidence
{
    private const string ReportName = "report.json";

    private readonly List<string> _findings = [];

    private Evidence()
    {
    }

    /// <summary>What is good, and what is not there.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>The first thing that is wrong, with its line; or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The hash of the last line.</summary>
    public string Hash { get; private set; } = JournalLine.Origin;

    /// <summary>Checks an exported journal.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public static Evidence OfFile(string path)
    {
        Evidence evidence = new();
        evidence.Check(() => evidence.Keep(ReadExport(path), path));
        return evidence;
    }

    /// <summary>Checks a run's folder.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public static Evidence OfFolder(RunFolder folder)
    {
        Evidence evidence = new();
        evidence.Check(() =>
        {
            IReadOnlyList<JournalLine>? lines = File.Exists(folder.Journal) ? evidence.Keep(folder.ReadLines().Lines, folder.Journal) : evidence.Missing(folder.Journal);
            IReadOnlyList<JournalLine>? export = File.Exists(folder.Export) ? evidence.Keep(ReadExport(folder.Export), folder.Export) : evidence.Missing(folder.Export);
            if (lines is not null && export is not null)
            {
                Compare(folder, lines, export);
            }

            List<JournalLine> outside = [];
            foreach (string file in (string[])[folder.Outside, folder.Observers])
            {
                if (File.Exists(file))
                {
                    IReadOnlyList<JournalLine> seen = ReadExport(file);
                    evidence._findings.Add($"{file}: {seen.Count} lines, whole and unchanged.");
                    outside.AddRange(seen);
                }
            }

            evidence.CompareAttachments(folder, [.. lines ?? export ?? [], .. outside]);
            evidence.CompareReport(folder.File(ReportName));
        });
        return evidence;
    }

    // A file that cannot be read proves nothing; one that can be read and is wrong does.
    private void Check(Action check)
    {
        try
        {
            check();
        }
        catch (JournalException exception) when (exception.InnerException is not (IOException or UnauthorizedAccessException or SqliteException))
        {
            Fault = exception.Message;
        }
    }

    private IReadOnlyList<JournalLine> Keep(IReadOnlyList<JournalLine> lines, string place)
    {
        RunRecord record = RunRecord.Of(place, lines);
        Hash = record.EvidenceHash;
        _findings.Add($"{place}: {lines.Count} lines, whole and unchanged; {(record.HasEnded ? $"the run ended with {record.Verdict}" : "the run has not ended")}.");
        return lines;
    }

    private IReadOnlyList<JournalLine>? Missing(string place)
    {
        _findings.Add($"{place}: not there, so not compared.");
        return null;
    }

    /// <summary>Reads an export byte by byte: what is not covered by a line's hash must be as the program writes it, too.</summary>
    private static IReadOnlyList<JournalLine> ReadExport(string path)
    {
        IReadOnlyList<JournalLine> lines = JournalExport.Read(path);
        byte[] expected = Encoding.UTF8.GetBytes(JournalExport.Format(lines));
        byte[] found = File.ReadAllBytes(path);
        int same = expected.AsSpan().CommonPrefixLength(found);
        return same == expected.Length && same == found.Length
            ? lines
            : throw new JournalException($"{path}({expected.AsSpan(0, same).Count((byte)'\n') + 1})", "this line is not as the program writes it", "The evidence was changed: do not trust its report.");
    }

    private static void Compare(RunFolder folder, IReadOnlyList<JournalLine> journal, IReadOnlyList<JournalLine> export)
    {
        int same = journal.Zip(export).TakeWhile(pair => pair.First.Hash == pair.Second.Hash).Count();
        if (same < journal.Count || same < export.Count)
        {
            throw new JournalException(
                $"{folder.Export}({same + 1})",
                same == export.Count ? $"it ends before this line, and the journal has {journal.Count}" : "this line is another one than the journal's",
                same == export.Count ? $"The run went on after its reports were written. Write them anew: scm-harness report {folder.Path}" : "The two are not of the same run: do not trust the report.");
        }
    }

    /// <summary>A file of the evidence stands in a line as well: the two must be the same.</summary>
    private void CompareAttachments(RunFolder folder, IEnumerable<JournalLine> lines)
    {
        foreach (Attachment attachment in lines.SelectMany(line => AttachmentsOf(line.ReadEntry())).Where(attachment => attachment.HasSafeName))
        {
            string path = folder.File(attachment.Name);
            if (!File.Exists(path))
            {
                Missing(path);
            }
            else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) != attachment.Sha256)
            {
                throw new JournalException(path, "this file is not the one that the evidence has", $"Do not trust it. Write it anew: scm-harness report {folder.Path}");
            }
            else
            {
                _findings.Add($"{path}: as the evidence has it.");
            }
        }
    }

    private static IReadOnlyList<Attachment> AttachmentsOf(Entry entry) => entry switch
    {
        StepConcluded concluded => concluded.Outcome.Attachments ?? [],
        Remark remark => remark.Attachments ?? [],
        _ => [],
    };

    private void CompareReport(string path)
    {
        if (!File.Exists(path))
        {
            Missing(path);
            return;
        }

        string? hash;
        try
        {
            using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(path));
            hash = HashIn(report.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new JournalException(path, "this is no report", "Write it anew with scm-harness report.");
        }

        if (hash != Hash)
        {
            throw new JournalException(
                path,
                hash is null ? $"the report does not say which evidence it is about" : $"the report is about other evidence: it names the hash {Screen.Clean(hash)}, and the last line's is {Hash}",
                "Do not trust it. Write it anew with scm-harness report.");
        }

        _findings.Add($"{path}: is about this evidence.");
    }

    private static string? HashIn(JsonElement report) => report.TryGetProperty("evidence", out JsonElement evidence) && evidence.TryGetProperty("hash", out JsonElement hash) ? hash.GetString() : null;
}
