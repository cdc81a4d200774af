using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Journal;

/// <summary>What a step proved about one kind of key and one kind of reboot, in a form that a program can read back.</summary>
/// <param name="Key">The kind of key.</param>
/// <param name="Reboot">The kind of reboot.</param>
/// <param name="IsLost">True if a key was lost, false if all that were looked for are there.</param>
public sealed record Survival(KeyKind Key, RebootKind Reboot, bool IsLost)
{
    /// <summary>The name of the observation that carries it.</summary>
    public const string ObservationName = "survival";

    private static readonly IReadOnlyList<(KeyKind Kind, string Name)> s_keys =
    [
        (KeyKind.GeneratedKeyPair, "generated-key-pair"),
        (KeyKind.Wallet, "wallet"),
        (KeyKind.ForeignKey, "foreign-key"),
        (KeyKind.PermanentKey, "permanent-key"),
    ];

    private static readonly IReadOnlyList<(RebootKind Kind, string Name)> s_reboots =
    [
        (RebootKind.Soft, "soft"),
        (RebootKind.Cold, "cold"),
        (RebootKind.PowerCut, "power-cut"),
    ];

    /// <summary>The name of a kind of key, such as <c>generated-key-pair</c>.</summary>
    public static string NameOf(KeyKind kind) => s_keys[(int)kind].Name;

    /// <summary>The name of a kind of reboot, such as <c>power-cut</c>.</summary>
    public static string NameOf(RebootKind kind) => s_reboots[(int)kind].Name;

    /// <summary>The observation that says it, such as <c>generated-key-pair:soft:lost</c>.</summary>
    public Observation ToObservation() => new(ObservationName, $"{NameOf(Key)}:{NameOf(Reboot)}:{(IsLost ? "lost" : "survived")}");

    /// <summary>What an observation says, or null if it says nothing of the kind.</summary>
    /// <param name="observation">The observation.</param>
    public static Survival? Of(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (observation.Name != ObservationName)
        {
            return null;
        }

        foreach ((KeyKind key, _) in s_keys)
        {
            foreach ((RebootKind reboot, _) in s_reboots)
            {
                foreach (bool isLost in (bool[])[false, true])
                {
                    Survival survival = new(key, reboot, isLost);
                    if (survival.ToObservation() == observation)
                    {
                        return survival;
                    }
                }
            }
        }

        return null;
    }
}
