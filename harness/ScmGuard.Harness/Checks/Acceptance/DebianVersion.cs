using System;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The order of Debian versions, such as 1.2-36 before 1.2-37. Source: deb-version(7).</summary>
internal static class DebianVersion
{
    /// <summary>Below 0 if the left version is older, above 0 if it is newer, 0 if they are the same.</summary>
    public static int Compare(string left, string right)
    {
        (string leftEpoch, string leftUpstream, string leftRevision) = Split(left);
        (string rightEpoch, string rightUpstream, string rightRevision) = Split(right);
        int order = ComparePart(leftEpoch, rightEpoch);
        order = order != 0 ? order : ComparePart(leftUpstream, rightUpstream);
        return order != 0 ? order : ComparePart(leftRevision, rightRevision);
    }

    private static (string Epoch, string Upstream, string Revision) Split(string version)
    {
        int colon = version.IndexOf(':', StringComparison.Ordinal);
        string rest = version[(colon + 1)..];
        int dash = rest.LastIndexOf('-');
        return (colon < 0 ? "0" : version[..colon], dash < 0 ? rest : rest[..dash], dash < 0 ? "" : rest[(dash + 1)..]);
    }

    // Text and numbers by turns: text by its letters, numbers by their value.
    private static int ComparePart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            while ((!left.IsEmpty && !char.IsAsciiDigit(left[0])) || (!right.IsEmpty && !char.IsAsciiDigit(right[0])))
            {
                int order = Weight(left) - Weight(right);
                if (order != 0)
                {
                    return order;
                }

                left = left[1..];
                right = right[1..];
            }

            ReadOnlySpan<char> leftNumber = TakeNumber(ref left);
            ReadOnlySpan<char> rightNumber = TakeNumber(ref right);
            int numbers = leftNumber.Length != rightNumber.Length ? leftNumber.Length - rightNumber.Length : leftNumber.SequenceCompareTo(rightNumber);
            if (numbers != 0)
            {
                return numbers;
            }
        }

        return 0;
    }

    // A tilde comes before everything, the end included; then the end and digits, then letters, then the rest.
    private static int Weight(ReadOnlySpan<char> text) => text switch
    {
        [] => 0,
        ['~', ..] => -1,
        [>= '0' and <= '9', ..] => 0,
        [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] => text[0],
        _ => text[0] + 256,
    };

    private static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        ReadOnlySpan<char> number = text[..length].TrimStart('0');
        text = text[length..];
        return number;
    }
}
