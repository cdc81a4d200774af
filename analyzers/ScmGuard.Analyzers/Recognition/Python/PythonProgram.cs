using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>Finds the text that a piece of code hands to Python: in the process through Python.NET, or in a process of its own.</summary>
internal static class PythonProgram
{
    /// <summary>The names by which code runs a Python text.</summary>
    public static IReadOnlyList<string> Runners { get; } = ["Exec", "Eval", "RunSimpleString", "RunString", "Start", "ProcessStartInfo"];

    /// <summary>True for code that, by its words alone, may run a Python text.</summary>
    public static bool MayRun(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call => NameOf(call.Expression) switch
        {
            "Exec" or "Eval" or "RunSimpleString" or "RunString" => true,
            "Start" => call.Expression is SimpleNameSyntax || (call.Expression is MemberAccessExpressionSyntax access && NameOf(access.Expression) == "Process"),
            _ => false,
        },
        ObjectCreationExpressionSyntax creation => NameOf(creation.Type) == "ProcessStartInfo",
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } } =>
            NameOf(declaration.Type) == "ProcessStartInfo",
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } } => NameOf(property.Type) == "ProcessStartInfo",
        _ => false,
    };

    /// <summary>The text, or null if none is run or it is not known.</summary>
    public static ProgramText? TextOf(IOperation? operation, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Exec" or "Eval" or "RunSimpleString" or "RunString", ContainingType.Name: "PythonEngine" or "PyModule" or "PyScope" } } run =>
            Argument(run, 0) is { } code ? ProgramText.Of(code, cancellationToken) : null,
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "Exec" or "Eval" }, Arguments: [{ } code, ..] } => ProgramText.Of(code, cancellationToken),
        _ => After(ProcessCommand.Of(operation, cancellationToken)),
    };

    private static string? NameOf(SyntaxNode named) => Mentions.NameOf(named is NullableTypeSyntax type ? type.ElementType : named);

    private static IOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    /// <summary>The argument after <c>-c</c>, if Python is what runs, by itself or behind another program such as <c>sudo</c>.</summary>
    private static ProgramText? After(IEnumerable<ProgramText?> command)
    {
        var isPython = false;
        var isCode = false;
        foreach (var word in command)
        {
            if (isCode)
            {
                return word;
            }

            isCode = isPython && word is { Text: "-c" };
            isPython |= IsPython(word);
        }

        return null;
    }

    /// <summary>True for <c>python</c>, <c>python3</c>, <c>/usr/bin/python3.11</c>, <c>python.exe</c>.</summary>
    private static bool IsPython(ProgramText? program)
    {
        if (program is null)
        {
            return false;
        }

        var name = program.Text.Substring(program.Text.LastIndexOfAny(['/', '\\']) + 1);
        return name.StartsWith("python", StringComparison.Ordinal)
            && name.Substring("python".Length) is var rest
            && (rest is "" or ".exe" || rest.All(static character => char.IsDigit(character) || character == '.'));
    }
}
