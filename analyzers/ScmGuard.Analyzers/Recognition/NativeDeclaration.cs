using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A signature that C# code binds to a function of the library by the function's name.</summary>
/// <param name="Route"><c>DllImport</c>, <c>LibraryImport</c>, or <c>Export</c> for a delegate or a function pointer.</param>
/// <param name="EntryPoint">The name.</param>
/// <param name="Signature">The declared method, the delegate's <c>Invoke</c>, or the function pointer's signature.</param>
/// <param name="Syntax">The declaration of the method, or the expression that gives an export its type.</param>
internal sealed record NativeDeclaration(CallRoute Route, string EntryPoint, IMethodSymbol Signature, SyntaxNode Syntax)
{
    /// <summary>What <c>DllImport</c> says, or null for another form.</summary>
    public DllImportData? Import => Signature.MethodKind is MethodKind.FunctionPointerSignature ? null : Signature.GetDllImportData();

    /// <summary>True if the types are the runtime's to marshal; false where a generator or nobody does.</summary>
    public bool IsMarshalledAtRunTime(Compilation compilation) =>
        Route is not CallRoute.LibraryImport && !compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "DisableRuntimeMarshallingAttribute" });

    /// <summary>Where the signature as a whole is written: the method's name, or the type that an export is given.</summary>
    public Location Location => Syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        _ => TypeSyntax().GetLocation(),
    };

    /// <summary>Where the result's type is written.</summary>
    public Location ResultLocation => Syntax switch
    {
        MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
        LocalFunctionStatementSyntax function => function.ReturnType.GetLocation(),
        _ => TypeSyntax() is FunctionPointerTypeSyntax { ParameterList.Parameters: [.., var result] } ? result.GetLocation() : Location,
    };

    /// <summary>Where a parameter is written: in the declaration, or in the type of a function pointer. A delegate is named where it is bound.</summary>
    public Location LocationOf(IParameterSymbol parameter, CancellationToken cancellationToken) => Syntax switch
    {
        MethodDeclarationSyntax or LocalFunctionStatementSyntax when parameter.DeclaringSyntaxReferences is [var reference] => reference.GetSyntax(cancellationToken).GetLocation(),
        _ when TypeSyntax() is FunctionPointerTypeSyntax pointer && parameter.Ordinal < pointer.ParameterList.Parameters.Count =>
            pointer.ParameterList.Parameters[parameter.Ordinal].GetLocation(),
        _ => Location,
    };

    /// <summary>The type that the code gives an export: <c>delegate*&lt;...&gt;</c>, or <c>Sign</c> in <c>GetDelegateForFunctionPointer&lt;Sign&gt;(...)</c>.</summary>
    private SyntaxNode TypeSyntax() => Syntax switch
    {
        CastExpressionSyntax cast => cast.Type,
        InvocationExpressionSyntax call when Mentions.CalledName(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var type] } => type,
        InvocationExpressionSyntax { ArgumentList.Arguments: [.., { Expression: TypeOfExpressionSyntax { Type: var type } }] } => type,
        _ => Syntax,
    };
}
