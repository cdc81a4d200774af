using System.Collections.Generic;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary>Writes slots as a person would: <c>0-15, 17</c>.</summary>
internal static class SlotRanges
{
    /// <param name="slots">In ascending order.</param>
    public static string Of(IReadOnlyList<int> slots)
    {
        List<string> ranges = [];
        for (int first = 0, next; first < slots.Count; first = next)
        {
            for (next = first + 1; next < slots.Count && slots[next] == slots[next - 1] + 1; next++)
            {
            }

            ranges.Add(next == first + 1 ? $"{slots[first]}" : $"{slots[first]}-{slots[next - 1]}");
        }

        return string.Join(", ", ranges);
    }
}
