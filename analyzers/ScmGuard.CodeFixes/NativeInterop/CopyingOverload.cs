using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>An overload with the signature that callers know, where the library allocates a buffer that they believed to be theirs: it copies and frees.</summary>
/// <remarks>No call has to change: each that meant the caller's buffer finds the overload.</remarks>
internal static class CopyingOverload
{
    private const string Interop = "global::System.Runtime.InteropServices.";

    /// <summary>Plans the right declaration and the overload; false where the length of the data is not known.</summary>
    /// <param name="declaration">A declaration whose only fault is that buffer.</param>
    /// <param name="place">The buffer's parameter.</param>
    /// <param name="operation">The function.</param>
    /// <param name="edit">Takes the edits.</param>
    public static bool TryPlan(NativeDeclaration declaration, int place, Operation operation, ProjectEdit edit)
    {
        var signature = declaration.Signature;
        if (declaration.Syntax is not MethodDeclarationSyntax method
            || operation.Parameters[place].Type is not NativeType.BytesOut
            || operation.Result is not ResultKind.Status
            || signature.Parameters[place] is not { RefKind: RefKind.None, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } }
            || LengthOf(place, operation) is not { } length
            || signature.Parameters[length] is not { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None or RefKind.Out or RefKind.Ref }
            || method.ParameterList.Parameters.Any(static parameter => parameter.Default is not null || parameter.Modifiers.Any(SyntaxKind.ThisKeyword))
            || FunctionHome.Beside(method, edit) is not { IsLocal: false } home)
        {
            return false;
        }

        var document = edit.Edit(method.SyntaxTree)!;
        var written = method.ParameterList.Parameters[place];
        var pointer = RightParameter.PointerIn(method);
        if (document.IsReplaced(written) || new RightParameter(pointer).Write(written, NativeType.BytesOut) is not { } right)
        {
            return false;
        }

        var taken = signature.Parameters.Select(static parameter => parameter.Name).ToList();
        var result = FreeName.Find("result", taken.Contains);
        var buffer = FreeName.Find("buffer", taken.Contains);
        var modifiers = string.Concat(method.Modifiers.Where(static modifier => modifier.Kind() is not (SyntaxKind.ExternKeyword or SyntaxKind.PartialKeyword)).Select(static modifier => modifier.Text + " "));
        var free = LibcFree.In(home, modifiers, pointer, edit.Compilation);
        var parameters = string.Join(", ", method.ParameterList.Parameters.Select(static parameter => parameter.WithAttributeLists(default).WithoutTrivia().ToString()));
        var arguments = string.Join(", ", signature.Parameters.Select((parameter, index) =>
            index == place ? "out " + pointer + " " + buffer : parameter.RefKind switch { RefKind.Out => "out ", RefKind.Ref => "ref ", RefKind.In => "in ", _ => "" } + Escaped(parameter.Name)));
        document.Replace(written, _ => right);
        home.Add(
        [
            .. free.Imports,
            $$"""
            // Copies what the library allocated, and frees it.
            {{free.Modifiers}}int {{method.Identifier}}({{parameters}})
            {
                int {{result}} = {{method.Identifier}}({{arguments}});
                if ({{result}} >= 0)
                {
                    try
                    {
                        {{Interop}}Marshal.Copy({{buffer}}, {{Escaped(signature.Parameters[place].Name)}}, 0, {{Escaped(signature.Parameters[length].Name)}});
                    }
                    finally
                    {
                        {{free.Of(buffer)}};
                    }
                }

                return {{result}};
            }
            """,
        ]);
        return true;
    }

    /// <summary>The parameter that says how long the data are: what the caller asks for, or what the library writes.</summary>
    private static int? LengthOf(int place, Operation operation)
    {
        var parameters = operation.Parameters;
        return place + 1 < parameters.Count && parameters[place + 1].Role is ArgumentRole.OutputLength or ArgumentRole.Length ? place + 1
            : parameters[place - 1].Role is ArgumentRole.DerivedSize ? place - 1
            : null;
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None ? name : "@" + name;
}
