using System;
using System.Collections.Generic;
using ScmGuard.Lab.Image;

namespace ScmGuard.Lab.Units;

/// <summary>What a bench works with.</summary>
/// <param name="Image">What its units are made from.</param>
/// <param name="Folder">Where its units live, in a mount namespace of its own.</param>
/// <param name="Results">Where what scenarios left is kept.</param>
/// <param name="Groups">The control groups, one in each hierarchy that systemd uses, below which each unit gets its own.</param>
public sealed record BenchOptions(UnitImage Image, string Folder, string Results, IReadOnlyList<string> Groups)
{
    /// <summary>What units that are machines are made from; null on a bench of containers.</summary>
    public MachineImage? Machine { get; init; }

    /// <summary>What chance is taken from: the same seed gives the same moments.</summary>
    public int Seed { get; init; }

    /// <summary>Told of what a scenario chose, in lines.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
