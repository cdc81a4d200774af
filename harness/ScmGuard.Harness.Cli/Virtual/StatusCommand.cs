using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScmGuard.VirtualScm;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>status DIR</c>: what can be seen of a unit.</summary>
internal static class StatusCommand
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static Command Create()
    {
        Argument<string> directory = VirtualCommand.Directory();
        Option<bool> isJson = new("--json") { Description = "For a program." };
        Command command = new("status", "Says what can be seen of the unit; no secrets.") { directory, isJson };
        command.SetAction(parsed =>
        {
            using VirtualUnit unit = VirtualCommand.Open(parsed.GetRequiredValue(directory));
            StatusReport report = StatusReport.Of(unit);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(isJson))
            {
                output.WriteLine(JsonSerializer.Serialize(report, s_json));
            }
            else
            {
                Print(report, output);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(StatusReport report, TextWriter output)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string name, string value) in Rows(report))
        {
            grid.AddRow(new Text(name), new Text(value.Length > 0 ? value : "none"));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(grid);
    }

    private static IEnumerable<(string Name, string Value)> Rows(StatusReport report)
    {
        yield return ("virtual unit", report.Profile);
        yield return ("model", report.Model);
        yield return ("revision", report.Revision ?? "");
        yield return ("firmware", report.Firmware);
        yield return ("serial number", report.SerialNumber);
        yield return ("condition", report.Condition);
        yield return ("mode", report.IsProductionMode ? "production: the binding is locked" : "developer");
        yield return ("bound", report.IsBound ? "yes" : "no");
        yield return ("boots", $"{report.BootCount}, the last one at {report.LastBootAt:u} ({report.LastBootKind})");
        yield return ("slots", SlotRanges.Of(report.Slots));
        yield return ("foreign slots", SlotRanges.Of(report.ForeignSlots));
        yield return ("ephemeral key", report.HasEphemeralKey ? "yes" : "");
        yield return ("wallets", string.Join(", ", report.Wallets));
        yield return ("faults", string.Join(", ", report.Faults));
        yield return ("battery", $"{report.BatteryVolts:0.00} V");
        yield return ("temperature", $"{report.Celsius:0.0} °C");
    }
}
