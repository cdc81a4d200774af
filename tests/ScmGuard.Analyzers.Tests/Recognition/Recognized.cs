using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>What recognition makes of some code, without any rule.</summary>
internal static class Recognized
{
    /// <summary>Just enough of Python.NET for a compiler.</summary>
    public const string PythonNet = """
        namespace Python.Runtime
        {
            public static class Py
            {
                public static dynamic Import(string name) => null!;
                public static object kw(params object[] pairs) => pairs;
            }
        }
        """;

    private static readonly MetadataReference[] _framework =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "Microsoft.CSharp.dll" or "netstandard.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();

    public static CSharpCompilation Compile(params string[] sources) => Compile("Subject", [], sources);

    public static CSharpCompilation Compile(string name, IEnumerable<MetadataReference> references, params string[] sources) =>
        CSharpCompilation.Create(
            name,
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"{name}{index}.cs")),
            _framework.Concat(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    /// <summary>The gate of a compilation, or null if nothing in it can reach Zymbit.</summary>
    public static ZymbitCompilation? Gate(Compilation compilation) => ZymbitCompilation.TryGet(compilation, TestContext.Current.CancellationToken);

    /// <summary>All calls that recognition finds, in source order.</summary>
    public static IReadOnlyList<ZymbitCall> In(Compilation compilation)
    {
        if (Gate(compilation) is not { } zymbit)
        {
            return [];
        }

        return
        [
            .. from tree in compilation.SyntaxTrees
               let model = compilation.GetSemanticModel(tree)
               from invocation in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
               let call = zymbit.TryRecognize(invocation, model, TestContext.Current.CancellationToken)
               where call is not null
               select call,
        ];
    }

    /// <summary>The only call in the sources.</summary>
    public static ZymbitCall Single(params string[] sources) => Assert.Single(In(Compile(sources)));

    /// <summary>The argument's source text, or its default in brackets, or a dash where the role is not known.</summary>
    public static string Text(this ZymbitCall call, ArgumentRole role) =>
        !call.TryGetArgument(role, out var argument) ? "-" : argument.Value?.Syntax.ToString() ?? $"({argument.Default})";
}
