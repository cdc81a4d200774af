using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>Finds out whether a boot file is signed after it was changed. What could be a signature counts as one.</summary>
internal sealed class BootFileSignatures(ZymbitCompilation zymbit, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>True if a change may be followed by a signature of the file.</summary>
    /// <remarks>Of the code around the change only its own function has an order that is certain: a signature that is written anywhere else may run later.</remarks>
    /// <param name="change">The change.</param>
    /// <param name="file">The file's path as the manifest has it.</param>
    public bool MayFollow(IOperation change, string file) =>
        compilation.SyntaxTrees.Any(tree => zymbit.CallsIn(compilation.GetSemanticModel(tree), cancellationToken).Any(call =>
            IsAboutManifest(call.Operation) && MayBeOf(call, file) && MayRunAfter(call.Invocation.Syntax, change.Syntax)));

    private static bool IsAboutManifest(Operation operation) =>
        operation.Id is ZymbitOperation.AddOrUpdateSupervisedBootFile or ZymbitOperation.RemoveSupervisedBootFile;

    private bool MayBeOf(ZymbitCall call, string file) =>
        !call.TryGetArgument(ArgumentRole.BootFile, out var signed)
        || signed.TextOf(cancellationToken).Value is not { } text
        || text == file;

    private static bool MayRunAfter(SyntaxNode call, SyntaxNode change) =>
        FunctionOf(call) != FunctionOf(change)
        || call.SpanStart >= change.Span.End
        || call.Ancestors().Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && node.Span.Contains(change.Span));

    private static SyntaxNode FunctionOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) ?? Writes.ScopeOf(node);
}
