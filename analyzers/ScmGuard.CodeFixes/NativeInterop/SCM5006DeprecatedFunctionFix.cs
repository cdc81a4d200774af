using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>SCM5006: calls the successor, which takes one parameter more: whether the slot is one of the foreign key store. It never was, so <c>false</c> is passed.</summary>
/// <remarks>An import of the successor is declared beside the old one, in its manner, unless it is there already. The old one stays for other callers.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM5006DeprecatedFunctionFix : ZymbitFix
{
    private const string Foreign = "slotIsForeign";
    private const string Interop = "global::System.Runtime.InteropServices.";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM5006");

    internal override string Title => "Use the function that replaces it";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        var successors = new Dictionary<IMethodSymbol, string?>(SymbolEqualityComparer.Default);
        foreach (var diagnostic in diagnostics)
        {
            if (edit.CallAt(diagnostic.Location) is not { Call.Operation.ReplacedBy: { } id } flagged || edit.Edit(flagged.Syntax.SyntaxTree) is not { } document)
            {
                continue;
            }

            var successor = Operations.Get(id);
            switch (flagged.Call)
            {
                case { Route: CallRoute.PythonDynamic } when NameIn(flagged.Syntax.Expression) is { } member && successor.PythonName is { } name:
                    document.Replace(member, current => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
                    break;
                case { Route: CallRoute.PythonInvokeMethod, Operation.PythonName: { } old } when successor.PythonName is { } name && Literal(flagged.Syntax, old) is { } literal:
                    document.Replace(literal, current => SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(name, quote: true)).WithTriviaFrom(current));
                    break;
                case { Route: CallRoute.DllImport or CallRoute.LibraryImport, Confidence: CallConfidence.Certain, Method: { } method }
                    when NameIn(flagged.Syntax.Expression) is { } called && TakesAll(method, flagged.Syntax):
                    var import = method.PartialDefinitionPart ?? method;
                    if (!successors.TryGetValue(import, out var replacement))
                    {
                        successors.Add(import, replacement = Find(import, successor) ?? Declare(import, successor, edit));
                    }

                    if (replacement is not null)
                    {
                        // Behind a named argument every further one needs a name.
                        var isNamed = flagged.Syntax.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null);
                        document.Replace(called, current => SyntaxFactory.IdentifierName(replacement).WithTriviaFrom(current));
                        document.Replace(flagged.Syntax.ArgumentList, current => AddedArguments.Behind((ArgumentListSyntax)current, (isNamed ? Foreign + ": " : string.Empty) + "false"));
                    }

                    break;
            }
        }
    }

    /// <summary>Behind an optional parameter there is no place for one more, and behind an argument that is left out neither.</summary>
    private static bool TakesAll(IMethodSymbol method, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count == method.Parameters.Length && method.Parameters.All(static parameter => !parameter.IsOptional);

    /// <summary>The name by which a method is called.</summary>
    private static SimpleNameSyntax? NameIn(ExpressionSyntax called) => called switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name,
        MemberBindingExpressionSyntax { Name: IdentifierNameSyntax name } => name,
        _ => null,
    };

    private static LiteralExpressionSyntax? Literal(InvocationExpressionSyntax call, string text) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal && literal.Token.ValueText == text ? literal : null;

    /// <summary>The name of an import of the successor that is there already and takes what the old one takes.</summary>
    private static string? Find(IMethodSymbol import, Operation successor) => import.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(other =>
        other.IsStatic
        && NativeImport.TryGet(other, out var known)
        && known.EntryPoint == successor.NativeName
        && other.ReturnType.SpecialType == import.ReturnType.SpecialType
        && other.Parameters.Length == import.Parameters.Length + 1
        && other.Parameters[import.Parameters.Length] is { RefKind: RefKind.None, Name: Foreign or "slot_is_foreign", Type.SpecialType: SpecialType.System_Boolean }
        && import.Parameters.All(parameter => other.Parameters[parameter.Ordinal] is var same && same.RefKind == parameter.RefKind && same.Name == parameter.Name && SymbolEqualityComparer.Default.Equals(same.Type, parameter.Type)))?.Name;

    /// <summary>Declares the successor beside the old import; null where the declaration is not the project's, or cannot pass a truth value.</summary>
    private static string? Declare(IMethodSymbol import, Operation successor, ProjectEdit edit)
    {
        if (import.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(edit.CancellationToken) is not MethodDeclarationSyntax { ContainsDiagnostics: false } declaration
            || FunctionHome.Beside(declaration, edit) is not { } home
            || (import.GetDllImportData() is not null && edit.LacksMarshalling))
        {
            return null;
        }

        var name = home.TakeName(import.Name.StartsWith("zk", System.StringComparison.Ordinal) ? successor.NativeName : successor.NativeName.Substring("zk".Length));
        edit.Edit(declaration.SyntaxTree)!.InsertAfter(declaration, [Successor(declaration, successor, name, edit.Edit(declaration.SyntaxTree)!.EndOfLine)]);
        return name;
    }

    private static MethodDeclarationSyntax Successor(MethodDeclarationSyntax declaration, Operation successor, string name, string endOfLine)
    {
        var changed = declaration
            .WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(declaration.Identifier))
            .WithAttributeLists(SyntaxFactory.List(declaration.AttributeLists.Select(list => WithEntryPoint(list, successor.NativeName, name))));
        var parameters = changed.ParameterList.Parameters;
        var last = parameters[parameters.Count - 1];
        var added = SyntaxFactory.ParseParameterList($"([{Interop}MarshalAs({Interop}UnmanagedType.U1)] bool {Foreign})").Parameters[0];
        changed = changed.WithParameterList(changed.ParameterList.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(
        [
            .. parameters.Replace(last, last.WithTrailingTrivia()).GetWithSeparators(),
            Comma(parameters),
            added.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(last.GetTrailingTrivia()),
        ])));
        var indentation = declaration.GetLeadingTrivia().LastOrDefault();
        return ShortNames.In(changed
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? [SyntaxFactory.EndOfLine(endOfLine), indentation] : SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(endOfLine)))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine)));
    }

    /// <summary>The comma that the list's others are like: with a line break behind it where each parameter has a line.</summary>
    private static SyntaxToken Comma(SeparatedSyntaxList<ParameterSyntax> parameters) =>
        parameters.SeparatorCount > 0 ? parameters.GetSeparator(parameters.SeparatorCount - 1) : SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>The attributes with the successor's entry point; none is written where the method's own name says it.</summary>
    private static AttributeListSyntax WithEntryPoint(AttributeListSyntax list, string entryPoint, string name)
    {
        var rewritten = list;
        foreach (var import in list.Attributes)
        {
            if (import.Name.ToString().IndexOf("Import", System.StringComparison.Ordinal) < 0 || import.ArgumentList is not { } arguments)
            {
                continue;
            }

            var kept = arguments.Arguments.Where(static argument => argument.NameEquals?.Name.Identifier.ValueText != "EntryPoint").Select(static argument => argument.ToString());
            var all = name == entryPoint ? kept : kept.Concat([$"EntryPoint = \"{entryPoint}\""]);
            rewritten = rewritten.ReplaceNode(import, import.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList("(" + string.Join(", ", all) + ")")!));
        }

        return rewritten;
    }
}
