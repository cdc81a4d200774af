using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>What systemd says of a unit.</summary>
internal static class UnitProperties
{
    /// <summary>Asks for properties of a unit.</summary>
    /// <param name="host">The host.</param>
    /// <param name="unit">The unit's full name, such as <c>zkifc.service</c>.</param>
    /// <param name="names">The properties.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Those that it has; null if it did not answer, or not in the form NAME=VALUE.</returns>
    /// <exception cref="HostException">The host cannot be asked.</exception>
    public static async Task<IReadOnlyDictionary<string, string>?> AskAsync(IHost host, string unit, IReadOnlyList<string> names, CancellationToken stop)
    {
        HostAnswer answer = await host.AskAsync(new HostCommand("systemctl", "show", unit, $"--property={string.Join(',', names)}"), stop).ConfigureAwait(false);
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        foreach (string line in answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !names.Contains(line[..equals]) || !properties.TryAdd(line[..equals], line[(equals + 1)..]))
            {
                return null;
            }
        }

        return answer.IsGood ? properties : null;
    }
}
