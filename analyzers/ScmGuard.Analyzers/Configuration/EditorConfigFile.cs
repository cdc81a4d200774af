using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>An <c>.editorconfig</c> or <c>.globalconfig</c>, looked at for one mistake: the compiler ends a value at the first <c>;</c> or <c>#</c>.</summary>
/// <param name="Problems">The lists that are cut.</param>
internal sealed record EditorConfigFile(ImmutableArray<ConfigurationProblem> Problems)
{
    private static readonly char[] _separators = [',', ';', '#'];

    /// <summary>True for a file that the compiler reads settings from.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path) is ".editorconfig" or ".globalconfig";

    public static EditorConfigFile Read(string path, SourceText source)
    {
        var problems = ImmutableArray.CreateBuilder<ConfigurationProblem>();
        foreach (var line in source.Lines)
        {
            var text = line.ToString();
            var cut = text.IndexOfAny([';', '#']);
            var equals = text.IndexOfAny(['=', ':']);
            if (equals < 0 || cut < equals || !string.Equals(text.Substring(0, equals).Trim(), TargetSetting.EditorConfigKey, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            // What comes after the cut and names no unit is a comment.
            var rest = text.Substring(cut + 1);
            if (rest.Split(_separators).Any(static entry => UnitTargets.TryParse(entry.Trim(), out _)))
            {
                var span = TextSpan.FromBounds(line.Start + cut, line.End);
                problems.Add(new ConfigurationProblem(
                    true,
                    Location.Create(path, span, source.Lines.GetLinePositionSpan(span)),
                    $"{TargetSetting.EditorConfigKey} ends at '{text[cut]}', so '{rest.Trim()}' is lost and every unit in the field is assumed; separate units with commas"));
            }
        }

        return new EditorConfigFile(problems.ToImmutable());
    }
}
