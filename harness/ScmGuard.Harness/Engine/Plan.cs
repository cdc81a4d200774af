using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>The steps of a run, in their order.</summary>
public sealed class Plan
{
    private Plan(IReadOnlyList<(PlannedStep Planned, Step Step)> steps)
    {
        Steps = steps;
        Planned = [.. steps.Select(step => step.Planned)];
        Hash = HashOf(steps);
    }

    /// <summary>The steps as the journal has them.</summary>
    public IReadOnlyList<PlannedStep> Planned { get; }

    /// <summary>SHA-256 over all that matters for resuming, in hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The steps.</summary>
    internal IReadOnlyList<(PlannedStep Planned, Step Step)> Steps { get; }

    /// <summary>Plans checks.</summary>
    /// <param name="checks">The checks, in their order.</param>
    /// <param name="request">What is asked of them.</param>
    /// <exception cref="ArgumentException">A check plans one name twice, or something that the unit cannot do.</exception>
    public static Plan Of(IEnumerable<ICheck> checks, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(request);
        List<(PlannedStep, Step)> steps = [];
        HashSet<string> names = [];
        foreach (ICheck check in checks)
        {
            // What has to be cleaned up is cleaned up last, wherever a check names it.
            foreach (Step step in check.Plan(request).OrderBy(step => step.Phase is StepPhase.Cleanup))
            {
                string name = $"{check.Name}/{step.Name}";
                if (!names.Add(name))
                {
                    throw new ArgumentException($"The step {name} is planned twice.", nameof(checks));
                }

                if (step.Reboots is null == step.Act is null)
                {
                    throw new ArgumentException($"The step {name} must either reboot or act.", nameof(checks));
                }

                if (step.Reboots is { } kind && !request.RebootKinds.Contains(kind))
                {
                    throw new ArgumentException($"The step {name} needs a {kind} reboot, which this unit cannot be made to do. Possible: {string.Join(", ", request.RebootKinds)}.", nameof(checks));
                }

                steps.Add((new PlannedStep(name, step.Title, step.Phase, step.Reboots, step.Round), step));
            }
        }

        return new Plan(steps);
    }

    private static string HashOf(IReadOnlyList<(PlannedStep Planned, Step Step)> steps)
    {
        StringBuilder text = new();
        foreach ((PlannedStep planned, Step step) in steps)
        {
            text.Append(JsonSerializer.Serialize(new { planned, step.Effect, step.IsRepeatable, step.IsEssential }, JournalJson.Options)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
