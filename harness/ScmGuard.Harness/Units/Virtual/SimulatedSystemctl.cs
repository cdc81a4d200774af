using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>What <c>systemctl show</c> answers on a simulated host: properties of the manager and of units, as they are when it is asked.</summary>
public sealed class SimulatedSystemctl
{
    /// <summary>The name under which the manager's own properties are added.</summary>
    public const string Manager = "";

    // systemctl answers for a unit that it does not know as well.
    private static readonly Dictionary<string, string> s_notFound = new(StringComparer.Ordinal)
    {
        ["LoadState"] = "not-found",
        ["ActiveState"] = "inactive",
        ["SubState"] = "dead",
    };

    private readonly Dictionary<string, List<Func<IReadOnlyDictionary<string, string>>>> _units = new(StringComparer.Ordinal);

    /// <summary>Adds properties to a unit. What is added later wins.</summary>
    /// <param name="unit">The unit's full name, such as <c>zkifc.service</c>, or <see cref="Manager"/>.</param>
    /// <param name="properties">Gives them; asked anew each time.</param>
    public void Add(string unit, Func<IReadOnlyDictionary<string, string>> properties)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(properties);
        if (!_units.TryGetValue(unit, out List<Func<IReadOnlyDictionary<string, string>>>? parts))
        {
            _units.Add(unit, parts = []);
        }

        parts.Add(properties);
    }

    /// <summary>Takes a unit away: systemd no longer knows it.</summary>
    /// <param name="unit">The unit's full name.</param>
    public void Remove(string unit) => _units.Remove(unit);

    /// <summary>Answers <c>systemctl show [UNIT...] [--property=A,B] [--timestamp=us+utc]</c>. Properties come in the order of their names.</summary>
    /// <param name="command">The command.</param>
    public HostAnswer Answer(HostCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Arguments is not ["show", ..])
        {
            return new HostAnswer(1, "", "Only \"systemctl show\" is simulated.\n");
        }

        const string PropertyOption = "--property=";

        // How times are written. They are kept in this form.
        const string TimeOption = "--timestamp=us+utc";
        string[] options = [.. command.Arguments.Skip(1).Where(argument => argument.StartsWith('-') && argument != TimeOption)];
        if (options.FirstOrDefault(option => !option.StartsWith(PropertyOption, StringComparison.Ordinal)) is { } unknown)
        {
            return new HostAnswer(1, "", $"systemctl: unrecognized option '{unknown}'\n");
        }

        HashSet<string> asked = [.. options.SelectMany(option => option[PropertyOption.Length..].Split(','))];
        string[] units = [.. command.Arguments.Skip(1).Where(argument => !argument.StartsWith('-'))];
        IEnumerable<string> answers = (units is [] ? [Manager] : units).Select(unit => Describe(unit, asked));
        return new HostAnswer(0, string.Join('\n', answers), "");
    }

    private string Describe(string unit, HashSet<string> asked)
    {
        SortedDictionary<string, string> properties = new(StringComparer.Ordinal);
        IEnumerable<KeyValuePair<string, string>> known = _units.TryGetValue(unit.Contains('.') || unit == Manager ? unit : unit + ".service", out List<Func<IReadOnlyDictionary<string, string>>>? parts)
            ? parts.SelectMany(part => part())
            : s_notFound;
        foreach ((string name, string value) in known)
        {
            properties[name] = value;
        }

        StringBuilder text = new();
        foreach ((string name, string value) in properties.Where(property => asked.Count == 0 || asked.Contains(property.Key)))
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return text.ToString();
    }
}
