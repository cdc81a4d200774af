using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Finds the names of a file that are bound at run time and that nothing has.</summary>
/// <remarks><c>TryGetExport</c> asks whether there is such a function, so that a name there is no mistake.</remarks>
internal static class BoundNames
{
    private const string GetExport = "GetExport";

    /// <summary>The names, in the order of the text for each kind.</summary>
    /// <param name="model">The file's semantic model.</param>
    /// <param name="isWanted">Whether a name that no function or method has is worth a question; true for Python in the second place.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IEnumerable<BoundName> In(SemanticModel model, Func<string, bool, bool> isWanted, CancellationToken cancellationToken)
    {
        foreach (var declaration in NativeDeclarations.Of(model.Compilation, cancellationToken).In(model, cancellationToken))
        {
            if (!Operations.TryGetByNativeName(declaration.EntryPoint, out _) && isWanted(declaration.EntryPoint, false) && PlaceOf(declaration, model, cancellationToken) is { } place)
            {
                yield return new BoundName(declaration.EntryPoint, IsPython: false, place, declaration);
            }
        }

        var source = SourceDeclarations.Of(model.SyntaxTree, cancellationToken);
        if (!source.NamesExports && !source.NamesPythonClient)
        {
            yield break;
        }

        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && Mentions.CalledName(call) is { } called && (OfLookUp(call, called, model, isWanted, cancellationToken) ?? OfPython(call, called, source, model, isWanted, cancellationToken)) is { } found)
            {
                yield return found;
            }

            if (source.NamesPythonClient && source.RunsPython && PythonProgram.MayRun(node) && PythonProgram.TextOf(model.GetOperation(node, cancellationToken), cancellationToken) is { } program)
            {
                foreach (var token in PythonReader.ReadUnknown(program.Text).Where(token => isWanted(token.Text, true)))
                {
                    yield return new BoundName(token.Text, IsPython: true, program.LocationOf(token.Start, token.End), null);
                }
            }
        }
    }

    /// <summary>Where a declaration names its function: in its attribute, by its own name, or in the argument of a helper.</summary>
    private static Location? PlaceOf(NativeDeclaration declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (declaration.Syntax)
        {
            case MethodDeclarationSyntax method:
                return EntryPointIn(method.AttributeLists)?.GetLocation() ?? declaration.Location;
            case LocalFunctionStatementSyntax function:
                return EntryPointIn(function.AttributeLists)?.GetLocation() ?? declaration.Location;
            case InvocationExpressionSyntax call when Mentions.CalledName(call)?.Identifier.ValueText is not DelegateNames.Pointer && !OnlyTries(call, model, cancellationToken):
                return call.ArgumentList.Arguments.FirstOrDefault(argument => model.GetConstantValue(argument.Expression, cancellationToken).Value is string text && text == declaration.EntryPoint)?.Expression.GetLocation();
            default:
                // The look-up itself is reported.
                return null;
        }
    }

    private static ExpressionSyntax? EntryPointIn(SyntaxList<AttributeListSyntax> lists) => lists
        .SelectMany(static list => list.Attributes)
        .SelectMany(static attribute => attribute.ArgumentList?.Arguments ?? default)
        .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "EntryPoint")?.Expression;

    private static bool OnlyTries(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { OriginalDefinition.DeclaringSyntaxReferences: [var reference] }
        || reference.GetSyntax(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText == "TryGetExport");

    private static BoundName? OfLookUp(InvocationExpressionSyntax call, SimpleNameSyntax called, SemanticModel model, Func<string, bool, bool> isWanted, CancellationToken cancellationToken) =>
        called.Identifier.ValueText == GetExport
        && call.ArgumentList.Arguments is [_, { Expression: var written }]
        && NativeOrigin.Of(model.GetOperation(call, cancellationToken), cancellationToken) is { LibraryIsKnown: true, EntryPoint: var name }
        && !Operations.TryGetByNativeName(name, out _)
        && isWanted(name, false)
            ? new BoundName(name, IsPython: false, written.GetLocation(), null)
            : null;

    /// <summary><c>client.name(...)</c> on a <c>dynamic</c>, or <c>client.InvokeMethod("name", ...)</c>.</summary>
    private static BoundName? OfPython(
        InvocationExpressionSyntax call, SimpleNameSyntax called, SourceDeclarations source, SemanticModel model, Func<string, bool, bool> isWanted, CancellationToken cancellationToken)
    {
        if (!source.NamesPythonClient)
        {
            return null;
        }

        SyntaxNode written = called;
        var name = called.Identifier.ValueText;
        if (name == PythonCall.InvokeMethod && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string text } literal }, ..])
        {
            (written, name) = (literal, text);
        }

        // The client's methods begin with a small letter, and most calls of C# do not.
        if (name.Length == 0 || !char.IsLower(name[0]) || PythonMethods.TryGet(name, out _) || !isWanted(name, true))
        {
            return null;
        }

        var receiver = model.GetOperation(call, cancellationToken) switch
        {
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member } => member.Instance,
            IInvocationOperation { TargetMethod.Name: PythonCall.InvokeMethod } invoke => invoke.Instance,
            _ => null,
        };
        return receiver is not null && PythonOrigin.Of(receiver, model, cancellationToken) is PythonOrigin.Answer.Zymkey
            ? new BoundName(name, IsPython: true, written.GetLocation(), null)
            : null;
    }
}
