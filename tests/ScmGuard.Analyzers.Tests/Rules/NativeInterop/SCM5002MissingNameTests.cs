using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

/// <summary>Which names are reported, on which routes, and what is proposed in their place.</summary>
public sealed class SCM5002MissingNameTests
{
    public static TheoryData<string> MissingInLibrary => [.. MissingNames.All.Where(row => !row.IsPython).Select(row => row.Name)];

    public static TheoryData<string> MissingInPython => [.. MissingNames.All.Where(row => row.IsPython).Select(row => row.Name)];

    public static TheoryData<string> Functions => [.. Operations.All.Select(operation => operation.NativeName)];

    public static TheoryData<string> Methods => [.. PythonMethods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(MissingInLibrary))]
    public Task A_function_known_to_be_missing_is_reported_in_every_form(string name) => Verify($$"""
        [DllImport("zk_app_utils")] static extern int {|SCM5002:{{name}}|}(nint c);
        [DllImport("zk_app_utils", EntryPoint = {|SCM5002:"{{name}}"|})] static extern int One(nint c);
        [LibraryImport("zk_app_utils", EntryPoint = {|SCM5002:Name|})] private static partial int Two(nint c);
        const string Name = "{{name}}";
        static nint Found() => NativeLibrary.GetExport(s_zymbit, {|SCM5002:"{{name}}"|});
        static readonly Led s_made = Marshal.GetDelegateForFunctionPointer<Led>(NativeLibrary.GetExport(s_zymbit, {|SCM5002:Name|}));
        static readonly Led s_loaded = Load<Led>({|SCM5002:"{{name}}"|});
        """);

    [Theory]
    [MemberData(nameof(MissingInPython))]
    public Task A_method_known_to_be_missing_is_reported_in_every_form(string name) => Verify($$"""
        static void M(dynamic other)
        {
            dynamic zymkey = Py.Import("zymkey");
            zymkey.client.{|SCM5002:{{name}}|}();
            PyObject client = PyModule.Import("zymkey").GetAttr("client");
            client.InvokeMethod({|SCM5002:"{{name}}"|});
            PythonEngine.Exec("import zymkey; zymkey.client.{|SCM5002:{{name}}|}()");
            dynamic vault = Py.Import("vault");
            vault.client.{{name}}();
            other.client.{{name}}();
            PythonEngine.Exec("import vault; vault.{{name}}()");
        }
        """);

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_slip_in_a_functions_name_is_reported_with_the_name_that_was_meant(string name)
    {
        foreach (var slip in new[] { name.Remove(name.Length / 2, 1), name.Insert(name.Length - 1, "x"), name.ToUpperInvariant() })
        {
            var report = Assert.Single(await Of($"[DllImport(\"zk_app_utils\", EntryPoint = \"{slip}\")] static extern int One(nint c);").GetDiagnosticsAsync());
            Assert.Contains(name, report.GetMessage());
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_slip_in_a_methods_name_is_reported_with_the_name_that_was_meant(string name)
    {
        var report = Assert.Single(await Of($"static void M() {{ dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.{name.Insert(name.Length - 1, "x")}(); }}").GetDiagnosticsAsync());
        Assert.Contains(name, report.GetMessage());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public Task A_function_that_exists_is_silent(string name) => Verify($$"""
        [DllImport("zk_app_utils")] static extern int {{name}}(nint c);
        static nint Found() => NativeLibrary.GetExport(s_zymbit, "{{name}}");
        static readonly Led s_loaded = Load<Led>("{{name}}");
        """);

    [Theory]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int app_version(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkMakeCoffee(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDFlash2(nint c);")]
    [InlineData("[DllImport(\"another\")] static extern int zkFree(nint c);")]
    [InlineData("static bool M() => NativeLibrary.TryGetExport(s_zymbit, \"zkGenWalletMasterSeed\", out _);")]
    [InlineData("static T Try<T>(string name) => NativeLibrary.TryGetExport(s_zymbit, name, out var p) ? Marshal.GetDelegateForFunctionPointer<T>(p) : default; static Led s_led = Try<Led>(\"zkFree\");")]
    [InlineData("static nint M(nint unknown) => NativeLibrary.GetExport(unknown, \"zkFree\");")]
    [InlineData("static void M() { dynamic zymkey = Py.Import(\"zymkey\"); zymkey.RecoveryStrategyBIP39(); zymkey.client.make_coffee(); zymkey.client.get_random(3).hex(); }")]
    [InlineData("static void zkFree(nint memory) { } static void M() => zkFree(0);")]
    public Task What_may_exist_is_silent(string members) => Verify(members);

    [Theory]
    [InlineData("zkVerifyECDSASigFromDigestWithForeignKey", "does not exist in libzk_app_utils: use zkVerifyECDSASigFromDigestWithForeignKeySlot")]
    [InlineData("zkGetPubKey", "does not exist in libzk_app_utils: use zkExportPubKey; its parameters are (zkCTX ctx, uint8_t** pk, int* pk_sz, int pubkey_slot, bool slot_is_foreign)")]
    [InlineData("zkFree", "does not exist in libzk_app_utils: use libc free; in .NET, NativeMemory.Free")]
    [InlineData("zkLedOn", "does not exist in libzk_app_utils: did you mean zkLEDOn(zkCTX ctx)?")]
    [InlineData("zkLockDataX2F", "does not exist in libzk_app_utils: did you mean zkLockDataF2F or zkLockDataB2F?")]
    public async Task The_message_says_what_exists_and_how_its_parameters_differ(string name, string message)
    {
        var report = Assert.Single(await Of($"[DllImport(\"zk_app_utils\")] static extern int {name}(nint c);").GetDiagnosticsAsync());
        Assert.Equal($"{name} {message}", report.GetMessage());
    }

    [Theory]
    [InlineData("SCM5002.Bad.cs")]
    [InlineData("SCM5002.Good.cs")]
    public Task The_samples_report_what_their_comments_say(string sample) => new SampleTest(sample, new SCM5002MissingName()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => new RobustnessTest(new SCM5002MissingName()) { Source = SampleFile.Read("SCM5002.Bad.cs").Text }.VerifyAsync();

    private static Task Verify(string members) => Of(members).VerifyAsync();

    private static RuleTest Of(string members) => new(new SCM5002MissingName())
    {
        Source = $$"""
            using System;
            using System.Runtime.InteropServices;
            using Python.Runtime;
            partial class P
            {
                delegate int Led(nint c);
                static readonly nint s_zymbit = NativeLibrary.Load("libzk_app_utils.so");
                static T Load<T>(string name) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(s_zymbit, name));
                {{members}}
            }
            """,
        Sources = { ["PythonNet.cs"] = Recognized.PythonNet },
        Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable,
    };
}
