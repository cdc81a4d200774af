using System;
using System.Collections.Generic;
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
    private const string FileName = "/config.txt";

    /// <summary>The part of the required line that decides.</summary>
    private static readonly string _hostMode = HostSystem.RequiredConfigLine.Value.Split(',')[1];

    /// <summary>True for the configuration in the boot folder or below it.</summary>
    public static bool IsPath(string? path) =>
        path is not null && path.StartsWith(SupervisedBoot.Folder.Value + "/", StringComparison.Ordinal) && path.EndsWith(FileName, StringComparison.Ordinal);

    /// <summary>What is wrong with a change, or null if nothing is certain to be.</summary>
    public static string? HarmOf(FileChange change, CancellationToken cancellationToken)
    {
        if (change.Content is not { } content)
        {
            return null;
        }

        if (IsReplaced(content, cancellationToken))
        {
            return $"takes '{_hostMode}' out of config.txt";
        }

        var text = ConstantText.Of(content, cancellationToken);
        var lines = (text.IsUnknown ? Elements(content, cancellationToken) : text.Literals).SelectMany(static part => part.Split('\n')).Select(static line => line.Trim()).ToList();
        return lines.Contains(HostSystem.BrickingConfigSetting.Value) ? $"writes '{HostSystem.BrickingConfigSetting.Value}' to config.txt"
            : change.Kind is FileChangeKind.Write && text.IsConstant && !lines.Exists(IsHostMode) ? $"writes a config.txt without '{_hostMode}'"
            : null;
    }

    private static bool IsHostMode(string line) => !line.StartsWith("#", StringComparison.Ordinal) && line.IndexOf(_hostMode, StringComparison.Ordinal) >= 0;

    /// <summary>The texts in a sequence of lines that is written where it is used.</summary>
    private static IEnumerable<string> Elements(IOperation content, CancellationToken cancellationToken) =>
        Origin.Of(content, cancellationToken) is IArrayCreationOperation { Initializer: { } array }
            ? array.ElementValues.Select(element => ConstantText.Of(element, cancellationToken).Value).OfType<string>()
            : [];

    /// <summary><c>text.Replace("dr_mode=host", ...)</c>, anywhere in a chain of them.</summary>
    private static bool IsReplaced(IOperation content, CancellationToken cancellationToken)
    {
        var value = Origin.Of(content, cancellationToken);
        while (value is IInvocationOperation { TargetMethod: { Name: nameof(string.Replace), ContainingType.SpecialType: SpecialType.System_String }, Instance: { } instance } call)
        {
            if (ConstantText.Of(call.Arguments[0].Value, cancellationToken).Value is { } before
                && before.IndexOf(_hostMode, StringComparison.Ordinal) >= 0
                && (call.Arguments.Length < 2 || ConstantText.Of(call.Arguments[1].Value, cancellationToken) is var after && !after.IsUnknown && !after.Literals.Any(part => part.IndexOf(_hostMode, StringComparison.Ordinal) >= 0)))
            {
                return true;
            }

            value = Origin.Of(instance, cancellationToken);
        }

        return false;
    }
}
