using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Knowledge;
using ScmGuard.Testing;
using ScmGuard.Zymkey;

namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>One piece of code by every route: a rule must not know the difference.</summary>
/// <remarks>
/// Statements in the library's own notation, without the context (<c>zkRemoveKey(3, false);</c>), become calls of a <c>DllImport</c>, of a
/// <c>LibraryImport</c> and of an annotated wrapper; the declarations are made from the ABI in <see cref="Operations"/>.
/// What the managed and the Python client look like has to be written out: <c>unit</c> and <c>client</c> are there.
/// </remarks>
internal static partial class RoutedProgram
{
    /// <summary>The rows of a theory: one for each route that a piece of code can take.</summary>
    /// <param name="codes">The statements natively, with the Python client, and with the managed client; null where they cannot be written so.</param>
    public static TheoryData<Route, string> Rows(params (string? Native, string? Python, string? Managed)[] codes)
    {
        var rows = new TheoryData<Route, string>();
        foreach (var (native, python, managed) in codes)
        {
            if (native is not null)
            {
                rows.Add(Route.DllImport, native);
                rows.Add(Route.LibraryImport, native);
                rows.Add(Route.AnnotatedWrapper, native);
            }

            if (managed is not null)
            {
                rows.Add(Route.ManagedClient, managed);
            }

            if (python is not null)
            {
                rows.Add(Route.PythonClient, python);
            }
        }

        return rows;
    }

    /// <summary>A test of a rule on statements by one route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="statements">The statements, with markup.</param>
    /// <param name="members">Further members of the class around them.</param>
    /// <param name="attribute">An attribute of the method around them.</param>
    public static RuleTest<TRule> Test<TRule>(Route route, string statements, string members = "", string attribute = "")
        where TRule : DiagnosticAnalyzer, new()
    {
        var test = new RuleTest<TRule> { Sources = { ["Program.cs"] = Source(route, statements, members, attribute) } };
        if (route is Route.PythonClient)
        {
            test.Sources["Python.cs"] = Recognized.PythonNet;
        }

        if (route is Route.ManagedClient)
        {
            test.AddReference(typeof(IZymkey));
            test.AddReference(typeof(Operations));
        }

        return test;
    }

    /// <summary>The statements without markup, for where nothing is reported.</summary>
    public static string Unmarked(string statements) => statements.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);

    private static string Source(Route route, string statements, string members, string attribute) =>
        $$"""
        #nullable disable
        using System;
        using System.IO;
        using System.Runtime.InteropServices;
        {{(route is Route.ManagedClient ? "using ScmGuard.Knowledge;\nusing ScmGuard.Zymkey;" : string.Empty)}}

        unsafe partial class Program
        {
            {{Declarations(route, statements + members)}}
            {{Rewrite(route, members)}}
            {{attribute}}
            void Run(nint ctx, int number, bool flag, string text, byte[] bytes, float real{{(route is Route.ManagedClient ? ", IZymkey unit" : string.Empty)}})
            {
                {{(route is Route.PythonClient ? "dynamic zymkey = Python.Runtime.Py.Import(\"zymkey\"); dynamic client = zymkey.client;" : string.Empty)}}
                {{Rewrite(route, statements)}}
            }
        }

        sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
        sealed class ScmProvisioningAttribute : Attribute;
        """;

    private static string Rewrite(Route route, string code) => NativeCall().Replace(code, call => route switch
    {
        Route.DllImport or Route.LibraryImport => $"zk{call.Groups["name"].Value}({(call.Groups["end"].Length > 0 ? "ctx)" : "ctx, ")}",
        _ => $"{call.Groups["name"].Value}({call.Groups["end"].Value}",
    });

    private static string Declarations(Route route, string code) => string.Join(
        "\n    ",
        NativeCall().Matches(code).Select(call => "zk" + call.Groups["name"].Value).Distinct().SelectMany(name => Declare(route, name)));

    private static IEnumerable<string> Declare(Route route, string name)
    {
        Assert.True(Operations.TryGetByNativeName(name, out var operation), $"{name} is no function of the library.");
        var parameters = operation.Parameters.Where(parameter => route is not Route.AnnotatedWrapper || parameter.Role is not ArgumentRole.Context).ToList();
        yield return Declare(route, operation, parameters.Select(parameter => Declare(parameter, byValue: false)));

        // A null mnemonic needs a declaration that takes the pointer's place by value.
        if (operation.Id is ZymbitOperation.GenWalletMasterSeedWithBIP39)
        {
            yield return Declare(route, operation, parameters.Select(parameter => Declare(parameter, byValue: parameter.Role is ArgumentRole.Mnemonic)));
        }
    }

    private static string Declare(Route route, Operation operation, IEnumerable<string> parameters)
    {
        var list = string.Join(", ", parameters);
        return route switch
        {
            Route.DllImport => $"[DllImport(\"libzk_app_utils.so\")] private static extern int {operation.NativeName}({list});",
            Route.LibraryImport => $"[LibraryImport(\"libzk_app_utils.so\", StringMarshalling = StringMarshalling.Utf8)] private static partial int {operation.NativeName}({list});",
            _ => $"[ZymbitApi(\"{operation.NativeName}\")] private static int {operation.NativeName[2..]}({list}) => throw new NotSupportedException();",
        };
    }

    private static string Declare(NativeParameter parameter, bool byValue) => parameter.Type switch
    {
        NativeType.Context => "nint",
        NativeType.Int32 => "int",
        NativeType.UInt32 => "uint",
        NativeType.Bool => "[MarshalAs(UnmanagedType.U1)] bool",
        NativeType.Single => "float",
        NativeType.Text => "string",
        NativeType.Bytes => "byte[]",
        NativeType.Int32Out => "out int",
        NativeType.UInt32Out => "out uint",
        _ when byValue => "nint",
        _ => "out nint",
    } + " " + parameter.Name;

    [GeneratedRegex(@"\bzk(?<name>[A-Z]\w+)\((?<end>\))?")]
    private static partial Regex NativeCall();
}
