using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Rewrites calls of an imported <c>zkGenKeyPair</c> to calls of a function beside the import, which makes a wallet and a key in it.</summary>
internal sealed class NativeWalletKeys(ProjectEdit edit)
{
    private readonly Dictionary<(object Scope, ITypeSymbol Context, ITypeSymbol KeyType, bool IsPrivate), WalletKeyFunction?> _functions = [];
    private readonly HashSet<SyntaxNode> _rewritten = [];

    /// <summary>Plans the function and returns the rewriting, or null if it is not certain.</summary>
    public CallRewrite? TryRewrite(FlaggedCall call)
    {
        if (call.Call.Method is not { } called || !HasLibraryShape(called))
        {
            return null;
        }

        var import = called.PartialDefinitionPart ?? called;
        var declaration = DeclarationOf(import);
        var isExtension = call.Model.GetSymbolInfo(call.Syntax, edit.CancellationToken).Symbol is IMethodSymbol { ReducedFrom: not null };
        if (call.Syntax.ArgumentList.Arguments.Count != (isExtension ? 1 : 2)
            || (isExtension && declaration is null)
            || ((call.Call.Route is CallRoute.DllImport || declaration is null) && edit.LacksMarshalling)
            || import.Parameters.Any(static parameter => NativeFunctionText.Names.Contains(parameter.Name))
            || FunctionFor(call, import, declaration) is not { } function
            || TryRename(call, function, isElsewhere: declaration is null) is not { } rename)
        {
            return null;
        }

        function.Add();
        _rewritten.Add(call.Syntax.Expression);
        if (declaration is LocalFunctionStatementSyntax local)
        {
            RemoveIfUnused(local);
        }

        return (current, walletName, mnemonic) => Rewrite((InvocationExpressionSyntax)current, rename, function, walletName, mnemonic);
    }

    private static InvocationExpressionSyntax Rewrite(
        InvocationExpressionSyntax call,
        Func<ExpressionSyntax, ExpressionSyntax> rename,
        WalletKeyFunction function,
        string walletName,
        string mnemonic)
    {
        // Behind a named argument every further one needs a name.
        var isNamed = call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null);
        return call
            .WithExpression(rename(call.Expression))
            .WithArgumentList(AddedArguments.Behind(
                call.ArgumentList,
                (isNamed ? function.WalletNameParameter + ": " : string.Empty) + SymbolDisplay.FormatLiteral(walletName, quote: true),
                (isNamed ? function.MnemonicParameter + ": " : string.Empty) + "out var " + mnemonic));
    }

    /// <summary>The library's own shape: <c>int zkGenKeyPair(void* ctx, int type)</c>, with nothing that changes what is returned.</summary>
    private static bool HasLibraryShape(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnType.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None, Parameters: [{ RefKind: RefKind.None } context, { RefKind: RefKind.None } keyType] }
        && (method.GetDllImportData() is null || (method.MethodImplementationFlags & MethodImplAttributes.PreserveSig) != 0)
        && IsContext(context.Type)
        && (keyType.Type as INamedTypeSymbol)?.EnumUnderlyingType?.SpecialType is var underlying
        && (underlying ?? keyType.Type.SpecialType) is SpecialType.System_Int32 or SpecialType.System_UInt32;

    private static bool IsContext(ITypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr || type.TypeKind is TypeKind.Pointer || type.Name is "HandleRef")
        {
            return true;
        }

        if (type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
        {
            return type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToList() is [{ Type: { } only }] && IsContext(only);
        }

        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name is "SafeHandle" or "CriticalHandle")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The declaration in this project, or null if it lives in another assembly or in a file that is not edited.</summary>
    private SyntaxNode? DeclarationOf(IMethodSymbol import) =>
        import.DeclaringSyntaxReferences is [var reference] && edit.Edit(reference.SyntaxTree) is not null
            ? reference.GetSyntax(edit.CancellationToken)
            : null;

    private WalletKeyFunction? FunctionFor(FlaggedCall call, IMethodSymbol import, SyntaxNode? declaration)
    {
        var home = declaration is not null ? FunctionHome.Beside(declaration, edit) : FunctionHome.Around(call, edit, inGenericTypes: false);
        if (home is null)
        {
            return null;
        }

        var isPrivate = !home.IsLocal && (declaration is null || IsPrivate(import));
        var key = (home.Scope, import.Parameters[0].Type, import.Parameters[1].Type, isPrivate);
        if (!_functions.TryGetValue(key, out var function))
        {
            var style = declaration is null
                ? ImportStyle.Foreign(import, home.IsLocal, edit.Compilation)
                : ImportStyle.Of(import, declaration, edit.Compilation);
            function = style is null ? null : WalletKeyFunction.FindOrPlan(
                home,
                edit,
                method => IsPrivate(method) == isPrivate && HasSameParameters(method, import),
                name => NativeFunctionText.Write(name, home, style, import, edit.Compilation));
            _functions.Add(key, function);
        }

        return function;
    }

    private static bool HasSameParameters(IMethodSymbol function, IMethodSymbol import) =>
        function is { IsExtern: false, ReturnType.SpecialType: SpecialType.System_Int32, Parameters: [var context, var keyType, _, _] }
        && SymbolEqualityComparer.Default.Equals(context.Type, import.Parameters[0].Type)
        && SymbolEqualityComparer.Default.Equals(keyType.Type, import.Parameters[1].Type);

    private static bool IsPrivate(IMethodSymbol method) => method.DeclaredAccessibility is Accessibility.Private;

    /// <summary>How the call names the function, or null if no name would reach it.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? TryRename(FlaggedCall call, WalletKeyFunction function, bool isElsewhere)
    {
        if (!isElsewhere && call.Syntax.Expression is MemberAccessExpressionSyntax)
        {
            return expression => Renamed((MemberAccessExpressionSyntax)expression, function.Name);
        }

        return function.NameAt(call) is { } name ? expression => name.WithTriviaFrom(expression) : null;
    }

    private static MemberAccessExpressionSyntax Renamed(MemberAccessExpressionSyntax access, string name) =>
        access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name));

    /// <summary>The compiler warns of a local function that nothing calls any more.</summary>
    private void RemoveIfUnused(LocalFunctionStatementSyntax function)
    {
        SyntaxNode declared = function.Parent is GlobalStatementSyntax global ? global : function;
        var references = declared.Parent!
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == function.Identifier.ValueText);
        if (references.All(_rewritten.Contains))
        {
            edit.Edit(function.SyntaxTree)!.Remove(declared);
        }
    }
}
