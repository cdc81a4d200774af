using System.Globalization;

namespace ScmGuard.Harness.Stations;

/// <summary>A number in a YAML text: decimal, without quotes. Hexadecimal, octal and infinite ones are none.</summary>
internal static class YamlNumber
{
    public static bool TryParse(YamlScalar scalar, out double number)
    {
        number = 0;
        return scalar.IsPlain
            && double.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }
}
