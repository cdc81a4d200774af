using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>A use of a wallet name that another use comes before, or that a loop repeats.</summary>
/// <param name="Use">The use.</param>
/// <param name="Others">The uses that it cannot go with, in order; none if the use repeats itself.</param>
internal sealed record RepeatedWalletName(WalletUse Use, ImmutableArray<WalletUse> Others)
{
    /// <summary>The diagnostic's property that holds the name.</summary>
    public const string WalletNameProperty = "WalletName";

    private const int MaxOthers = 8;

    /// <summary>A name that is used more often is generated, or a mistake that the first places show well enough.</summary>
    private const int MaxUses = 64;

    private static readonly Comparison<Location> _inOrder = static (left, right) =>
        string.CompareOrdinal(left.SourceTree?.FilePath, right.SourceTree?.FilePath) is var byPath and not 0 ? byPath : left.SourceSpan.CompareTo(right.SourceSpan);

    /// <summary>Finds the names that are used more than once among some calls.</summary>
    /// <param name="calls">Calls that make wallets.</param>
    /// <param name="file">The file to which the uses are confined; null for the whole compilation.</param>
    /// <param name="zymbit">The Zymbit calls of the compilation.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IEnumerable<RepeatedWalletName> Find(
        IEnumerable<ZymbitCall> calls, SyntaxTree? file, ZymbitCompilation zymbit, Compilation compilation, CancellationToken cancellationToken)
    {
        var bodies = new Bodies(cancellationToken);
        var interludes = new WalletInterludes(zymbit, compilation, cancellationToken);
        var conflicts = new WalletConflicts(interludes, bodies, compilation, cancellationToken);

        // Files are analysed at the same time and in any order; what is reported must not depend on it.
        var inOrder = calls.OrderBy(static call => call.Location, Comparer<Location>.Create(_inOrder));
        var uses = WalletUses.Of(inOrder, interludes, bodies, compilation, cancellationToken)
            .Where(use => file is null || use.Place.SourceTree == file)
            .OrderBy(static use => use.Place, Comparer<Location>.Create(_inOrder));
        foreach (var named in uses.GroupBy(static use => use.Name, StringComparer.Ordinal))
        {
            var candidates = named.Take(MaxUses).ToList();
            if (file is null && IsWithinOneFile(candidates))
            {
                continue;
            }

            for (var index = 0; index < candidates.Count; index++)
            {
                var use = candidates[index];
                var earlier = Others(candidates.Take(index));
                if (!earlier.IsEmpty)
                {
                    yield return new RepeatedWalletName(use, earlier.AddRange(Others(candidates.Skip(index + 1)).Take(MaxOthers - earlier.Length)));
                }
                else if (conflicts.Repeats(use))
                {
                    yield return new RepeatedWalletName(use, earlier);
                }

                ImmutableArray<WalletUse> Others(IEnumerable<WalletUse> others) =>
                    others.Where(other => conflicts.Between(other, use)).Take(MaxOthers).ToImmutableArray();
            }
        }
    }

    /// <summary>The diagnostic, with the other uses as additional locations.</summary>
    public Diagnostic ToDiagnostic(DiagnosticDescriptor descriptor) => Diagnostic.Create(
        descriptor,
        Use.Place,
        Others.Select(static other => other.Place),
        ImmutableDictionary<string, string?>.Empty.Add(WalletNameProperty, Use.Name),
        SymbolDisplay.FormatLiteral(Use.Name, quote: false),
        Others.IsEmpty ? "a loop makes it again in each round" : "the first is at " + Text(Others[0].Place));

    /// <summary>True for what was already seen when the file was looked at.</summary>
    private static bool IsWithinOneFile(List<WalletUse> uses)
    {
        var file = uses[0].Place.SourceTree;
        return uses.TrueForAll(use => use.Place.SourceTree == file && use.Call.Location.SourceTree == file);
    }

    private static string Text(Location place)
    {
        var span = place.GetMappedLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1})";
    }
}
