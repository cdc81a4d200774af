using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Configuration;
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
                public static PyDict kw(params object[] pairs) => null!;
                public static PyModule CreateScope() => null!;
            }
            public class PyObject
            {
                public PyObject GetAttr(string name) => null!;
                public PyObject InvokeMethod(string name, params PyObject[] arguments) => null!;
                public PyObject InvokeMethod(string name, PyObject[] arguments, PyDict keywords) => null!;
            }
            public class PyDict : PyObject { }
            public class PyString : PyObject { public PyString(string text) { } }
            public class PyInt : PyObject { public PyInt(int value) { } }
            public class PyModule : PyObject { public PyObject Exec(string code) => null!; public static PyObject Import(string name) => null!; }
            public static class PythonEngine
            {
                public static void Exec(string code, PyDict? globals = null) { }
                public static PyObject Eval(string code) => null!;
                public static int RunSimpleString(string code) => 0;
            }
            public static class ConverterExtension { public static PyObject ToPython(this object o) => null!; }
        }
        """;

    private static readonly Comparer<ZymbitCall> _bySpan = Comparer<ZymbitCall>.Create(static (left, right) =>
        (left.Invocation.Syntax.Span, left.Location.SourceSpan).CompareTo((right.Invocation.Syntax.Span, right.Location.SourceSpan)));

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
    public static ZymbitCompilation? Gate(Compilation compilation, params ImmutableArray<MappedWrapper> wrappers) =>
        ZymbitCompilation.TryGet(compilation, wrappers, TestContext.Current.CancellationToken);

    /// <summary>All calls that recognition finds, in source order. Rules look at names only; here every node is asked, and both must find the same.</summary>
    public static IReadOnlyList<ZymbitCall> In(Compilation compilation, params ImmutableArray<MappedWrapper> wrappers)
    {
        if (Gate(compilation, wrappers) is not { } zymbit)
        {
            return [];
        }

        var cancel = TestContext.Current.CancellationToken;
        var calls = new List<ZymbitCall>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            List<ZymbitCall> here = [.. tree.GetRoot(cancel).DescendantNodes().SelectMany(node => zymbit.Recognize(node, model, cancel))];
            Assert.Equal(here.Order(_bySpan), zymbit.CallsIn(model, cancel).Order(_bySpan));
            calls.AddRange(here);
        }

        Assert.All(calls, call => Assert.True(zymbit.MayCall(operation => operation.Id == call.Operation.Id, cancel), $"A rule about {call.Operation.NativeName} would not see {call.Invocation.Syntax}."));
        return calls;
    }

    /// <summary>The only call in the sources.</summary>
    public static ZymbitCall Single(params string[] sources) => Assert.Single(In(Compile(sources)));

    /// <summary>The argument's source text, or its default in brackets, or a dash where the role is not known.</summary>
    public static string Text(this ZymbitCall call, ArgumentRole role) =>
        !call.TryGetArgument(role, out var argument) ? "-" : argument.Value?.Syntax.ToString() ?? argument.Written ?? $"({argument.Default})";
}
