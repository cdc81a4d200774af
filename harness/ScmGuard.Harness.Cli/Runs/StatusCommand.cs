using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>status RUN|--active</c>: how far a run is. It may be asked while the run goes on.</summary>
internal static class StatusCommand
{
    private static readonly JsonSerializerOptions s_json = new(JournalJson.Options) { WriteIndented = true };

    public static Command Create()
    {
        Option<bool> isJson = new("--json") { Description = "For a program." };
        Command command = new("status", "Says how far a run is, and what the evidence says so far.") { isJson };
        RunArgument argument = new(command, hasActive: true);
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (argument.Find(parsed) is not { } folder)
            {
                output.WriteLine("No run is active.");
                return ExitCode.Ok;
            }

            RunStatus status = RunStatus.Of(folder.ReadRecord());
            if (parsed.GetValue(isJson))
            {
                output.WriteLine(JsonSerializer.Serialize(status, s_json));
            }
            else
            {
                Print(status, output);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(RunStatus status, TextWriter output)
    {
        int width = status.Checks.Keys.Select(check => check.Length).Append("on the unit".Length).Max();
        void Row(string name, string? value) => output.WriteLine($"{name.PadRight(width)}  {Screen.Clean(value ?? "not known yet")}");
        Row("run", $"{status.Run}, begun {status.BegunAt:u}, last entry {status.LastAt:u}");
        Row("state", status.HasEnded ? "ended" : "not ended");
        Row("station", status.Station);
        Row("unit", status.Unit);
        Row("steps", FormattableString.Invariant($"{status.StepsDone} of {status.Steps}"));
        Row("step", status.CurrentStep ?? "none is being taken");
        Row("boots", FormattableString.Invariant($"{status.Boots} asked for, {status.UnplannedBoots} that nobody asked for"));
        Row("on the unit", status.OnTheUnit.Count == 0 ? "nothing of this run" : string.Join(", ", status.OnTheUnit));
        foreach ((string check, Verdict verdict) in status.Checks)
        {
            Row(check, verdict.ToString());
        }

        Row("verdict", status.HaltReason is null ? status.Verdict.ToString() : $"{status.Verdict}: {status.HaltReason}");
        Row("evidence", status.EvidenceHash);
    }
}
