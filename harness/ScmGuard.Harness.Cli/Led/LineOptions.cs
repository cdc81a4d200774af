using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Led;

/// <summary>Which line is watched: one of this computer's, the station's, or a virtual unit's.</summary>
internal sealed class LineOptions
{
    private readonly Option<string?> _chip = new("--chip") { Description = "The GPIO chip, such as gpiochip0.", HelpName = "CHIP" };
    private readonly Option<int?> _line = new("--line") { Description = "The line in the chip.", HelpName = "N" };
    private readonly Option<bool> _isActiveLow = new("--active-low") { Description = "The LED is on while the line is low." };
    private readonly Option<string?> _station = new("--station", "-s") { Description = "The station file, whose section led names the line.", HelpName = "FILE" };
    private readonly Option<string?> _unit = new("--unit", "-u") { Description = "virtual: the LED of a virtual unit, whose time goes by at once.", HelpName = "KIND" };
    private readonly Option<string?> _state = new("--state") { Description = "The virtual unit's state directory. Without it, a new unit.", HelpName = "DIR" };

    private readonly Option<string?> _profile = new("--profile", "-p")
    {
        Description = $"What kind of new virtual unit: {string.Join(", ", UnitProfile.Names)}. Without it, {UnitProfile.ScmB1.Name}.",
        HelpName = "NAME",
    };

    public IEnumerable<Option> All => [_chip, _line, _isActiveLow, _station, _unit, _state, _profile];

    /// <summary>True if the unit is simulated, so that nobody has to wait.</summary>
    public bool IsVirtual(ParseResult parsed) => parsed.GetValue(_unit) == UnitChoice.Virtual;

    /// <summary>The virtual unit that is meant.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public SimulatedUnit OpenVirtual(ParseResult parsed)
    {
        string? profile = parsed.GetValue(_profile);
        if (profile is not null && !UnitProfile.Names.Contains(profile))
        {
            throw new UsageException($"--profile: \"{Screen.Clean(profile)}\" is no virtual unit. Expected one of {string.Join(", ", UnitProfile.Names)}.");
        }

        string? state = parsed.GetValue(_state);
        if (state is not null)
        {
            if (profile is not null)
            {
                throw new UsageException("--profile is for a new virtual unit, and --state for one that is there. Expected one of them.");
            }

            // To look whether it is there keeps a typing error from making another one.
            Virtual.VirtualCommand.Open(state).Dispose();
        }

        return SimulatedUnit.Open(state, profile is null ? null : UnitProfile.Parse(profile));
    }

    /// <summary>The station that was named, or the default one with the line that the command line names.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    /// <exception cref="StationFileException">The station file is wrong.</exception>
    public Station Station(ParseResult parsed)
    {
        string? file = parsed.GetValue(_station);
        (string? chip, int? line) = (parsed.GetValue(_chip), parsed.GetValue(_line));
        if (file is not null && (chip is not null || line is not null || parsed.GetValue(_isActiveLow)))
        {
            throw new UsageException("--station names the line already. Expected either --station FILE or --chip CHIP --line N.");
        }

        if (file is null && (chip is null) != (line is null))
        {
            throw new UsageException($"{(chip is null ? "--chip" : "--line")} is missing. Expected --chip CHIP --line N, such as --chip gpiochip0 --line 23.");
        }

        if (line < 0)
        {
            throw new UsageException("--line: expected a number from 0 on.");
        }

        Station station = StationOption.Read(file);
        return chip is null ? station : station with { Led = new LedWiring(chip, line!.Value) { IsActiveLow = parsed.GetValue(_isActiveLow) } };
    }

    /// <summary>Opens the line of a computer.</summary>
    /// <exception cref="UsageException">No line is named.</exception>
    /// <exception cref="Units.HostException">It cannot be opened.</exception>
    public ILineEventSource OpenReal(ParseResult parsed)
    {
        RequireReal(parsed);
        Station station = Station(parsed);
        if (station.Led is not { } wiring)
        {
            throw new UsageException(parsed.GetValue(_station) is { } file
                ? $"{file}: the station does not say where the LED is wired to. Expected the section led with chip and line."
                : "No line is named. Expected --chip CHIP --line N, --station FILE, or --unit virtual.");
        }

        try
        {
            return GpioLine.Open(wiring);
        }
        catch (ArgumentException refusal)
        {
            throw new UsageException(refusal);
        }
    }

    /// <summary>Opens the line that is meant, for as long as something is done with it.</summary>
    public T With<T>(ParseResult parsed, Func<ILineEventSource, T> act)
    {
        if (IsVirtual(parsed))
        {
            if (new Option[] { _chip, _line, _isActiveLow, _station }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } wrong)
            {
                throw new UsageException($"{wrong.Name} names a line of this computer, and --unit virtual has one of its own. Expected one of them.");
            }

            SimulatedUnit unit = OpenVirtual(parsed);
            try
            {
                using ILineEventSource own = unit.OpenLed()!;
                return act(own);
            }
            finally
            {
                unit.Module.Dispose();
            }
        }

        using ILineEventSource line = OpenReal(parsed);
        return act(line);
    }

    private void RequireReal(ParseResult parsed)
    {
        if (parsed.GetValue(_unit) is { } kind)
        {
            throw new UsageException($"--unit: \"{Screen.Clean(kind)}\" has no line. Expected virtual, or --chip CHIP --line N, or --station FILE.");
        }

        if (new Option[] { _state, _profile }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } wrong)
        {
            throw new UsageException($"{wrong.Name} is for a virtual unit. Expected --unit virtual with it.");
        }
    }
}
