using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>What kind of unit is simulated: the model, its hardware revision, its firmware and the host software beside it.</summary>
public sealed record UnitProfile
{
    // No page names a firmware of an HSM6 or a Zymkey: the number is made up, and no advisory depends on it.
    private static readonly IReadOnlyList<string> s_otherFirmware = ["01.00.00"];

    private static readonly IReadOnlyList<(string Name, Model Model, string? Revision)> s_kinds =
    [
        ("scm-a1", Model.Scm, "A1"),
        ("scm-b1", Model.Scm, "B1"),
        ("hsm6", Model.Hsm6, null),
        ("zymkey4", Model.Zymkey4, null),
    ];

    private UnitProfile(string name, Model model, string? revision, string firmware)
    {
        Name = name;
        Model = model;
        Revision = revision;
        Firmware = firmware;
    }

    /// <summary>The names of the profiles.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_kinds.Select(kind => kind.Name)];

    /// <summary>An SCM Rev A1 with the newest known firmware.</summary>
    public static UnitProfile ScmA1 { get; } = Parse("scm-a1");

    /// <summary>An SCM Rev B1 with the newest known firmware, which loses generated key pairs at a reboot (advisory #159).</summary>
    public static UnitProfile ScmB1 { get; } = Parse("scm-b1");

    /// <summary>An HSM6.</summary>
    public static UnitProfile Hsm6 { get; } = Parse("hsm6");

    /// <summary>A Zymkey 4i: P-256 only, three slots, no key store.</summary>
    public static UnitProfile Zymkey4 { get; } = Parse("zymkey4");

    /// <summary>The profile's name, such as <c>scm-b1</c>.</summary>
    public string Name { get; }

    /// <summary>The product.</summary>
    public Model Model { get; }

    /// <summary>The hardware revision, which no operation returns; null for a model without one.</summary>
    public string? Revision { get; }

    /// <summary>The firmware as the unit writes it.</summary>
    public string Firmware { get; }

    /// <summary>The host software. The newest release unless told otherwise.</summary>
    public HostRelease HostRelease { get; init; } = HostReleases.All[^1];

    /// <summary>What is known about the model.</summary>
    internal ModelFacts Facts => Models.Get(Model);

    /// <summary>Whether it makes and stores keys.</summary>
    internal bool HasKeyStore => Facts.HasKeyStore == true;

    /// <summary>The slots that are there from the factory. An HSM6's are taken to be those of an SCM.</summary>
    internal IntRange PermanentSlots => HasKeyStore ? KeySlots.Permanent : KeySlots.Zymkey;

    /// <summary>The slots for generated keys and wallets. An HSM6's 512 slots are taken to begin at 16 as well.</summary>
    internal IntRange GeneratedSlots => Model == Model.Hsm6
        ? new IntRange(KeySlots.Generated.Value.First, KeySlots.Generated.Value.First + KeySlots.Hsm6UserSlots - 1)
        : KeySlots.Generated;

    /// <summary>How many foreign keys there can be. For an SCM no page says: taken to be an HSM6's number.</summary>
    internal int ForeignSlots => KeySlots.Hsm6ForeignSlots;

    /// <summary>The firmware versions that a profile can have, the oldest first.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such profile. The message names those that there are.</exception>
    public static IReadOnlyList<string> FirmwareOf(string name) => Find(name).Model == Model.Scm ? UnitTargets.ScmFirmware : s_otherFirmware;

    /// <summary>A profile by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="firmware">One of <see cref="FirmwareOf"/>, or null for the newest.</param>
    /// <exception cref="ArgumentException">There is no such profile or firmware. The message names those that there are.</exception>
    public static UnitProfile Parse(string name, string? firmware = null)
    {
        (string Name, Model Model, string? Revision) kind = Find(name);
        IReadOnlyList<string> known = FirmwareOf(kind.Name);
        firmware ??= known[^1];
        return known.Contains(firmware)
            ? new UnitProfile(kind.Name, kind.Model, kind.Revision, firmware)
            : throw new ArgumentException($"The profile {kind.Name} has no firmware \"{firmware}\". Known: {string.Join(", ", known)}.", nameof(firmware));
    }

    /// <summary>Whether a known issue shows on this unit, be it the unit's own or its host software's.</summary>
    /// <param name="advisory">The issue.</param>
    public bool Has(Advisory advisory)
    {
        ArgumentNullException.ThrowIfNull(advisory);
        if (advisory.HostPackage is { } package && advisory.FixedIn is { } repair)
        {
            return HostRelease.Packages.Any(installed => installed.Name == package && PackageVersion.IsOlder(installed.Version, repair));
        }

        return advisory.Affected.Any(unit =>
            unit.Model == Model && unit.Revision == Revision && (unit.Firmware is null ? Revision is null : unit.Firmware == Firmware));
    }

    /// <summary>Such as <c>scm-b1/01.02.02release</c>.</summary>
    public override string ToString() => $"{Name}/{Firmware}";

    private static (string Name, Model Model, string? Revision) Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach ((string Name, Model Model, string? Revision) kind in s_kinds)
        {
            if (string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        throw new ArgumentException($"There is no profile \"{name}\". Known: {string.Join(", ", s_kinds.Select(kind => kind.Name))}.", nameof(name));
    }
}
