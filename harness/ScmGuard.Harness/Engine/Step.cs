using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>One step of a check.</summary>
public sealed record Step
{
    /// <summary>Its name, unique within its check and never changed while runs of it may be resumed, such as <c>soft-1/compare</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for a reader.</summary>
    public required string Title { get; init; }

    /// <summary>When it is due.</summary>
    public StepPhase Phase { get; init; } = StepPhase.AfterBoot;

    /// <summary>The reboot that it makes, or null. Such a step has no <see cref="Act"/>: the engine makes the reboot and proves it.</summary>
    public RebootKind? Reboots { get; init; }

    /// <summary>What it does to the unit. In production mode only what reads is done, unless the run is armed.</summary>
    public StepEffect Effect { get; init; } = StepEffect.Reads;

    /// <summary>How long it may take. A step that takes longer is left behind: its answer no longer counts.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True if it may be taken once more after the program ended in the middle of it.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>True if the rest of its check, except cleaning up, makes no sense unless it went well.</summary>
    public bool IsEssential { get; init; }

    /// <summary>The round of a soak that it belongs to; null outside a soak. Only the soak sets it.</summary>
    public string? Round { get; init; }

    /// <summary>Takes the step.</summary>
    public Func<StepContext, CancellationToken, Task<StepOutcome>>? Act { get; init; }

    /// <summary>A step that removes what the run made and this check planned to. Every check that writes ends with one.</summary>
    public static Step CleanUp() => new()
    {
        Name = "clean-up",
        Title = "Remove what the run made",
        Phase = StepPhase.Cleanup,
        Effect = StepEffect.Writes,
        Act = (context, _) =>
        {
            IReadOnlyList<LedgerItem> left = context.Ledger.CleanUp(context.Zymkey);
            return Task.FromResult(left.Count == 0
                ? StepOutcome.Pass("Everything that the run made is gone.")
                : StepOutcome.Inconclusive(
                    $"{string.Join("; ", left.Select(item => $"{item.Name}: {item.Reason}"))}.",
                    "Look at the slots by hand, and remove what nobody needs."));
        },
    };

    /// <summary>A step that makes a reboot. The rest of the check depends on it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">The kind of reboot.</param>
    public static Step Reboot(string name, RebootKind kind) => new()
    {
        Name = name,
        Title = kind switch
        {
            RebootKind.Soft => "Reboot the unit",
            RebootKind.Cold => "Shut the unit down and switch it off and on",
            _ => "Cut the unit's power",
        },
        Reboots = kind,
        Effect = StepEffect.Reboots,
        Deadline = TimeSpan.FromMinutes(10),
        IsEssential = true,
    };
}
