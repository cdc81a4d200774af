using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ScmGuard.Zymkey;

/// <summary>The version of a module's firmware: <c>01.02.02release</c>, <c>01.00.00</c>, <c>00.00.51beta</c>.</summary>
/// <remarks>
/// Three numbers of two digits each, and optionally <c>release</c> or <c>beta</c>. Versions compare by their numbers, then beta before unmarked
/// before release; no page names two versions that differ in that word only. Source: SCM FAQ and Troubleshooting.
/// </remarks>
public readonly record struct FirmwareVersion : IComparable<FirmwareVersion>
{
    private const string BetaSuffix = "beta";
    private const string ReleaseSuffix = "release";

    /// <summary>A version out of its parts.</summary>
    /// <param name="major">The first number, 0 to 99.</param>
    /// <param name="minor">The second number, 0 to 99.</param>
    /// <param name="patch">The third number, 0 to 99.</param>
    /// <param name="stage">The word behind the numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number has more than two digits, or the stage is not defined.</exception>
    public FirmwareVersion(int major, int minor, int patch, FirmwareStage stage = FirmwareStage.Unmarked)
    {
        Major = TwoDigits(major, nameof(major));
        Minor = TwoDigits(minor, nameof(minor));
        Patch = TwoDigits(patch, nameof(patch));
        Stage = Enum.IsDefined(stage) ? stage : throw new ArgumentOutOfRangeException(nameof(stage));
    }

    /// <summary>The first number.</summary>
    public int Major { get; }

    /// <summary>The second number.</summary>
    public int Minor { get; }

    /// <summary>The third number.</summary>
    public int Patch { get; }

    /// <summary>The word behind the numbers.</summary>
    public FirmwareStage Stage { get; }

    /// <summary>Reads a version as a module returns it.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is not a firmware version. The message quotes it.</exception>
    public static FirmwareVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var version)
            ? version
            : throw new FormatException(
                $"\"{text}\" is not a firmware version: expected three numbers of two digits with optional \"release\" or \"beta\", such as 01.02.02release.");
    }

    /// <summary>Reads a version as a module returns it.</summary>
    /// <param name="text">The text. Nothing around or inside the version is skipped; letters are lower case.</param>
    /// <param name="version">The version.</param>
    /// <returns>False if the text is not a firmware version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out FirmwareVersion version)
    {
        version = default;
        if (text is not { Length: >= 8 }
            || !TryReadNumber(text, 0, out var major)
            || text[2] != '.'
            || !TryReadNumber(text, 3, out var minor)
            || text[5] != '.'
            || !TryReadNumber(text, 6, out var patch))
        {
            return false;
        }

        FirmwareStage? stage = text.AsSpan(8) switch
        {
            "" => FirmwareStage.Unmarked,
            BetaSuffix => FirmwareStage.Beta,
            ReleaseSuffix => FirmwareStage.Release,
            _ => null,
        };
        if (stage is null)
        {
            return false;
        }

        version = new FirmwareVersion(major, minor, patch, stage.Value);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(FirmwareVersion other) =>
        (Major, Minor, Patch, (int)Stage).CompareTo((other.Major, other.Minor, other.Patch, (int)other.Stage));

    /// <summary>True if the left version is older.</summary>
    public static bool operator <(FirmwareVersion left, FirmwareVersion right) => left.CompareTo(right) < 0;

    /// <summary>True if the left version is newer.</summary>
    public static bool operator >(FirmwareVersion left, FirmwareVersion right) => left.CompareTo(right) > 0;

    /// <summary>True if the left version is older or the same.</summary>
    public static bool operator <=(FirmwareVersion left, FirmwareVersion right) => left.CompareTo(right) <= 0;

    /// <summary>True if the left version is newer or the same.</summary>
    public static bool operator >=(FirmwareVersion left, FirmwareVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The version as a module returns it.</summary>
    public override string ToString()
    {
        var suffix = Stage switch
        {
            FirmwareStage.Beta => BetaSuffix,
            FirmwareStage.Release => ReleaseSuffix,
            _ => string.Empty,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Major:D2}.{Minor:D2}.{Patch:D2}{suffix}");
    }

    private static bool TryReadNumber(string text, int index, out int number)
    {
        number = 0;
        if (!char.IsAsciiDigit(text[index]) || !char.IsAsciiDigit(text[index + 1]))
        {
            return false;
        }

        number = ((text[index] - '0') * 10) + (text[index + 1] - '0');
        return true;
    }

    private static int TwoDigits(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 99, name);
        return value;
    }
}
