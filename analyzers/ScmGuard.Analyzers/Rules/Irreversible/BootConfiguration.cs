using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>Reads what a change does to the host's <c>config.txt</c>.</summary>
internal static class BootConfiguration
{
    /// <summary>Where the firmware reads it: in the boot folder, or in the one below it where newer systems of the host mount the boot partition.</summary>
    private static readonly ImmutableArray<string> _paths =
        ImmutableArray.Create(SupervisedBoot.Folder.Value + "/config.txt", SupervisedBoot.Folder.Value + "/firmware/config.txt");

    /// <summary>The part of the required line that decides.</summary>
    private static readonly string _hostMode = HostSystem.RequiredConfigLine.Value.Split(',')[1];

    /// <summary>True for the configuration that the host boots with: a copy elsewhere does no harm.</summary>
    public static bool IsPath(string? path) => path is not null && _paths.Contains(path);

    /// <summary>What is wrong with a change, or null if nothing is certain to be.</summary>
    public static string? HarmOf(FileChange change, CancellationToken cancellationToken)
    {
        if (change.Content is not { } content)
        {
            return null;
        }

        if (change.Kind is FileChangeKind.Write && IsReplaced(content, cancellationToken))
        {
            return $"takes '{_hostMode}' out of config.txt";
        }

        var text = ConstantText.Of(content, cancellationToken);
        var lines = text.IsUnknown ? Elements(content, cancellationToken).SelectMany(LinesOf) : LinesOf(text);
        var written = lines.Select(static line => line.Trim()).ToList();
        return written.Contains(HostSystem.BrickingConfigSetting.Value) ? $"writes '{HostSystem.BrickingConfigSetting.Value}' to config.txt"
            : change.Kind is FileChangeKind.Write && text.IsConstant && !written.Exists(IsHostMode) ? $"writes a config.txt without '{_hostMode}'"
            : null;
    }

    private static bool IsHostMode(string line) => !line.StartsWith("#", StringComparison.Ordinal) && line.IndexOf(_hostMode, StringComparison.Ordinal) >= 0;

    /// <summary>The lines that are certain as a whole: none that a hole begins, ends or divides.</summary>
    private static IEnumerable<string> LinesOf(ConstantText text)
    {
        var last = text.Literals.Length - 1;
        return text.Literals.SelectMany((literal, index) =>
        {
            var lines = literal.Split('\n');
            var open = index == 0 ? 0 : 1;
            return lines.Skip(open).Take(lines.Length - open - (index == last ? 0 : 1));
        });
    }

    /// <summary>The texts in a sequence of lines that is written where it is used.</summary>
    private static IEnumerable<ConstantText> Elements(IOperation content, CancellationToken cancellationToken) =>
        Origin.Of(content, cancellationToken) is IArrayCreationOperation { Initializer: { } array }
            ? array.ElementValues.Select(element => ConstantText.Of(element, cancellationToken)).Where(static line => !line.IsUnknown)
            : [];

    /// <summary><c>text.Replace("dr_mode=host", ...)</c>, anywhere in a chain of them, if none after it brings the mode back.</summary>
    private static bool IsReplaced(IOperation content, CancellationToken cancellationToken)
    {
        var value = Origin.Of(content, cancellationToken);
        while (value is IInvocationOperation { TargetMethod: { Name: nameof(string.Replace), ContainingType.SpecialType: SpecialType.System_String }, Instance: { } instance } call)
        {
            if (At(call, 1, cancellationToken) is not { IsUnknown: false } after || after.Literals.Any(static part => part.IndexOf(_hostMode, StringComparison.Ordinal) >= 0))
            {
                return false;
            }

            if (At(call, 0, cancellationToken).Value is { } before && IsHostMode(before))
            {
                return true;
            }

            value = Origin.Of(instance, cancellationToken);
        }

        return false;
    }

    private static ConstantText At(IInvocationOperation call, int ordinal, CancellationToken cancellationToken) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } argument ? ConstantText.Of(argument.Value, cancellationToken) : ConstantText.Unknown;
}
