using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Values;

/// <summary>How a constant is written as a part of a text, as far as every culture writes it so.</summary>
internal static class PartFormat
{
    private const int MaxWidth = 256;

    /// <summary>Writes a constant. Numbers below zero and fractions are written by the culture, so they are not known.</summary>
    /// <param name="constant">The constant.</param>
    /// <param name="type">Its type, to know an enumeration's name.</param>
    /// <param name="format">The format, or null.</param>
    public static ConstantText Write(object? constant, ITypeSymbol? type, string? format)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return string.IsNullOrEmpty(format) ? MemberName(enumeration, constant) : ConstantText.Unknown;
        }

        return constant switch
        {
            null => ConstantText.Constant(string.Empty),
            string text => ConstantText.Constant(text),
            char character => ConstantText.Constant(character.ToString()),
            bool truth => ConstantText.Constant(truth ? "True" : "False"),
            sbyte or byte or short or ushort or int or uint or long => WriteInteger(Convert.ToInt64(constant, CultureInfo.InvariantCulture), format),
            ulong large and <= long.MaxValue => WriteInteger((long)large, format),
            _ => ConstantText.Unknown,
        };
    }

    /// <summary>Fills a part up with spaces: on the left for a positive width, on the right for a negative one.</summary>
    public static ConstantText Align(ConstantText part, int width)
    {
        if (width == 0)
        {
            return part;
        }

        if (part.Value is not { } text || width is < -MaxWidth or > MaxWidth)
        {
            return ConstantText.Unknown;
        }

        return ConstantText.Constant(width > 0 ? text.PadLeft(width) : text.PadRight(-width));
    }

    private static ConstantText WriteInteger(long number, string? format)
    {
        if (number < 0)
        {
            return ConstantText.Unknown;
        }

        if (string.IsNullOrEmpty(format))
        {
            return ConstantText.Constant(number.ToString(CultureInfo.InvariantCulture));
        }

        // D4, x2: digits and nothing else. 000: the same, spelt out.
        var isStandard = format![0] is 'D' or 'd' or 'X' or 'x'
            && (format.Length == 1 || (int.TryParse(format.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= MaxWidth));
        var isZeros = format.Length <= MaxWidth && format.Trim('0').Length == 0;
        return isStandard || isZeros ? ConstantText.Constant(number.ToString(format, CultureInfo.InvariantCulture)) : ConstantText.Unknown;
    }

    /// <summary>A value with one name is written as that name; which of several names is written is not promised.</summary>
    private static ConstantText MemberName(INamedTypeSymbol enumeration, object? constant)
    {
        string? name = null;
        foreach (var member in enumeration.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant))
            {
                if (name is not null)
                {
                    return ConstantText.Unknown;
                }

                name = field.Name;
            }
        }

        return name is null ? ConstantText.Unknown : ConstantText.Constant(name);
    }
}
