using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.CodeFixes.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.NativeInterop;

/// <summary>What the fix of SCM5006 writes, and where it is not offered.</summary>
public sealed class SCM5006DeprecatedFunctionFixTests
{
    private const string Import = "[DllImport(\"zk_app_utils\")] static extern int zkSaveECDSAPubKey2File(nint ctx, string path, int slot);";
    private const string Successor = "[DllImport(\"zk_app_utils\")] static extern int zkExportPubKey2File(nint ctx, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);";

    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM5006.Bad.cs", "SCM5006.Fixed.cs", new SCM5006DeprecatedFunctionFix(), new SCM5006DeprecatedFunction()).VerifyAsync();

    [Theory]
    [InlineData(Import, "[|zkSaveECDSAPubKey2File(0, \"/tmp/a\", 3)|];", Import + "\n\n    " + Successor, "zkExportPubKey2File(0, \"/tmp/a\", 3, false);")]
    [InlineData(Import, "[|P.zkSaveECDSAPubKey2File(0, \"/tmp/a\", slot: 3)|];", Import + "\n\n    " + Successor, "P.zkExportPubKey2File(0, \"/tmp/a\", slot: 3, slotIsForeign: false);")]
    [InlineData(
        Import,
        "[|zkSaveECDSAPubKey2File(0, \"/tmp/a\", 3)|]; [|zkSaveECDSAPubKey2File(0, \"/tmp/b\", 4)|];",
        Import + "\n\n    " + Successor,
        "zkExportPubKey2File(0, \"/tmp/a\", 3, false); zkExportPubKey2File(0, \"/tmp/b\", 4, false);")]
    [InlineData(Import + Successor, "[|zkSaveECDSAPubKey2File(0, \"/tmp/a\", 3)|];", Import + Successor, "zkExportPubKey2File(0, \"/tmp/a\", 3, false);")]
    [InlineData(
        "[DllImport(\"zk_app_utils\", EntryPoint = \"zkSaveECDSAPubKey2File\")] static extern int Save(nint ctx, string path, int slot);",
        "[|Save(0, \"/tmp/a\", 3)|];",
        "[DllImport(\"zk_app_utils\", EntryPoint = \"zkSaveECDSAPubKey2File\")] static extern int Save(nint ctx, string path, int slot);\n\n    [DllImport(\"zk_app_utils\", EntryPoint = \"zkExportPubKey2File\")] static extern int ExportPubKey2File(nint ctx, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);",
        "ExportPubKey2File(0, \"/tmp/a\", 3, false);")]
    public Task The_successor_is_called(string import, string statements, string newImport, string newStatements) =>
        Test(Program(import, statements), Program(newImport, newStatements));

    [Theory]
    [InlineData("client.create_ecdsa_public_key_file(\"/tmp/a\", slot: 3)", "client.create_public_key_file(\"/tmp/a\", slot: 3)")]
    [InlineData("module.InvokeMethod(\"get_ecdsa_public_key\")", "module.InvokeMethod(\"get_public_key\")")]
    public Task The_Python_method_of_the_new_name_is_called(string before, string after) =>
        Test(PythonProgram("[|" + before + "|];"), PythonProgram(after + ";"));

    [Theory]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkSaveECDSAPubKey2File(nint ctx, string path);", "[|zkSaveECDSAPubKey2File(0, \"/tmp/a\")|];")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkSaveECDSAPubKey2File(nint ctx, string path, int slot = 3);", "[|zkSaveECDSAPubKey2File(0, \"/tmp/a\")|];")]
    [InlineData("[ZymbitApi(\"zkSaveECDSAPubKey2File\")] static int Save(string path) => 0;", "[|Save(\"/tmp/a\")|];")]
    public Task No_fix_is_offered_where_it_is_not_certain(string import, string statements) => Test(Program(import, statements), null);

    private static Task Test(string before, string? after)
    {
        var test = new FixTest(new SCM5006DeprecatedFunctionFix(), new SCM5006DeprecatedFunction()) { Source = before };
        if (after is not null)
        {
            test.Fixed = after;
        }

        return test.VerifyAsync();
    }

    private static string Program(string import, string statements) => $$"""
        using System;
        using System.Runtime.InteropServices;
        sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
        class P
        {
            {{import}}

            static void M() { {{statements}} }
        }
        """;

    private static string PythonProgram(string statements) => $$"""
        namespace Python.Runtime
        {
            public class PyObject { public PyObject GetAttr(string name) => this; public PyObject InvokeMethod(string name, params PyObject[] arguments) => this; }
            public static class Py { public static dynamic Import(string name) => null!; }
        }
        class P
        {
            static void M(Python.Runtime.PyObject zymkey)
            {
                dynamic client = Python.Runtime.Py.Import("zymkey").client;
                Python.Runtime.PyObject module = ((Python.Runtime.PyObject)Python.Runtime.Py.Import("zymkey")).GetAttr("client");
                {{statements}}
            }
        }
        """;
}
