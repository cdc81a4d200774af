using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>A trace of the unit's LED that somebody else recorded during a run, joined to the run by its name.</summary>
internal static class JoinedTrace
{
    /// <summary>Joins a trace to a run. It becomes evidence of its own, and does not change the run's verdict.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="path">The trace.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="TraceFileException">It is no trace.</exception>
    /// <exception cref="UsageException">It belongs to another run or to none, or was joined already.</exception>
    /// <exception cref="JournalException">It cannot be written down.</exception>
    public static string Join(RunFolder folder, string path)
    {
        using TraceReader reader = TraceFile.Open(path);
        LineTrace trace = reader.ReadToEnd();
        TraceHeader header = reader.Header;
        string run = folder.ReadRecord().Begun.Run;
        if (header.Run != run)
        {
            throw new UsageException(
                $"{path}: this trace was recorded for {(header.Run is { } other ? $"the run {Screen.Clean(other)}" : "no run")}, and this is the run {run}. Expected one that was recorded with: scm-harness led record --for-run {run}");
        }

        IReadOnlyList<JournalLine> joined = folder.ReadObservers() ?? [];
        Attachment attachment = LedEvidence.Attach(FormattableString.Invariant($"observer-{joined.Count + 1}.vcd"), trace, header);
        if (joined.Select(line => line.ReadEntry()).OfType<Remark>().SelectMany(remark => remark.Attachments ?? []).Any(known => known.Text == attachment.Text))
        {
            throw new UsageException($"{path}: this trace is joined to the run already. Expected another one; the report is written anew without --led-trace.");
        }

        LedReading reading = LedDecoder.Decode(trace);
        string origin = header.Source ?? "a line that nobody named";
        string said = LedSentence.Of(reading, trace.Begin);
        string when = header.BegunAt is { } at ? FormattableString.Invariant($", from {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC on") : "";
        ObserverJournal.Append(
            folder.Path,
            DateTimeOffset.UtcNow,
            new Remark("led", FormattableString.Invariant($"Seen by {origin}{when} for {trace.Length.TotalSeconds:0.#} s. {said}."), [])
            {
                Observations = LedEvidence.Observations(trace, reading, origin),
                Attachments = [attachment],
            });
        return $"{Path.GetFileName(path)} is joined as {attachment.Name}. {said}.";
    }
}
