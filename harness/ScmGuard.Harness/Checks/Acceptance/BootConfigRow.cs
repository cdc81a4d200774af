using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The lines of <c>config.txt</c> that an SCM needs, and the one that bricks it (advisory #119).</summary>
internal sealed class BootConfigRow : IAcceptanceRow
{
    private const string FileName = "config.txt";

    public string Name => "config-txt";

    public string Title => "Look at the USB lines of config.txt";

    public string Source => HostSystem.RequiredConfigLine.Source;

    public string Remedy => Sentence.Of(Advisories.OtgModeBricks.Workaround!);

    public IReadOnlyList<Setting> Settings { get; } = [BootFolder.Setting];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop) => Task.FromResult(Judge(context));

    private static StepOutcome Judge(StepContext context)
    {
        if (Applicability.Without(context, ModelSupport.ScmOnly, "USB port to its host that config.txt could take away") is { } nothing)
        {
            return nothing;
        }

        string path = $"{BootFolder.Of(context)}/{FileName}";
        if (context.Host.ReadText(path) is not { } text)
        {
            return StepOutcome.Inconclusive($"There is no {path}.", $"Set {BootFolder.Setting.Path} to the folder that the unit boots from.");
        }

        IReadOnlyList<(string Line, bool? Holds)> lines = BootConfiguration.Read(text);
        Advisory advisory = Advisories.OtgModeBricks;
        string bricking = HostSystem.BrickingConfigSetting;
        string required = HostSystem.RequiredConfigLine;

        // A later line of the same setting takes the place of an earlier one.
        string setting = bricking[..(bricking.IndexOf('=', StringComparison.Ordinal) + 1)];
        (string Line, bool? Holds)[] otg = [.. lines.Where(line => WithoutSpaces(line.Line).StartsWith(setting, StringComparison.Ordinal) && line.Holds is not false)];
        bool? isBricking = otg.Any(line => line.Holds is null) ? (otg.Any(line => WithoutSpaces(line.Line) == bricking) ? null : false)
            : otg.Length > 0 && WithoutSpaces(otg[^1].Line) == bricking;
        bool? isThere = lines.Any(line => line.Holds is true && IsRequired(line.Line, required)) ? true
            : lines.Any(line => line.Holds is null && IsRequired(line.Line, required)) ? null
            : false;
        string[] faults =
        [
            .. isBricking is true ? [$"has {bricking}"] : Array.Empty<string>(),
            .. isThere is false ? [$"lacks {required}"] : Array.Empty<string>(),
        ];
        return faults.Length > 0
            ? StepOutcome.Fail(
                $"{path} {string.Join(" and ", faults)}: advisory {advisory.Id}, after the next boot the unit can be bricked.",
                $"Do not reboot. Have {required} in {path}, in [all], and no {bricking}; sign the file again if it is in the boot manifest.") with
            { Advisory = advisory.Id }
            : isBricking is null || isThere is null || lines.Any(line => line.Holds is not false && line.Line.StartsWith("include ", StringComparison.Ordinal))
            ? StepOutcome.Inconclusive(
                $"Whether {path} has {required} and no {bricking} cannot be told: it depends on a section or on another file.", $"Move the lines into the section [all] of {path} itself.")
            : StepOutcome.Pass($"{path} has {required}, and no {bricking}.");
    }

    private static string WithoutSpaces(string line) => line.Replace(" ", "", StringComparison.Ordinal);

    // More parameters behind it do no harm.
    private static bool IsRequired(string line, string required) => WithoutSpaces(line) is var text && (text == required || text.StartsWith(required + ",", StringComparison.Ordinal));
}
