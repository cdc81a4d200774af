using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

/// <summary>Which declarations are looked at, and what is said of them. Every function with every fault is in the matrix beside this.</summary>
public sealed class SCM5001SignatureMismatchTests
{
    [Theory]
    [InlineData("int zkGetRandBytes(nint ctx, byte[] data, int n)", "byte[] data, but has uint8_t** rdata: it writes the address of a buffer of its own there, so that the program takes an address for the data")]
    [InlineData("int zkGetRandBytes(nint ctx, out nint data)", "2 parameters, but has 3 (zkCTX ctx, uint8_t** rdata, int rdata_sz): for the missing ones it takes what earlier calls left in the registers")]
    [InlineData("int zkLEDOn(nint ctx, int on)", "2 parameters, but has 1 (zkCTX ctx): what stands at a wrong place is taken for something else")]
    [InlineData("int zkAddOrUpdateSupervisedBootFile(nint ctx, int slot, string path)", "(nint ctx, int slot, string path), but has (zkCTX ctx, const char* file_path, int slot): it takes one for the other")]
    [InlineData("int zkSetDigitalPerimeterDetectDelays(nint ctx, int maxDelayNs, int minDelayNs)", "(nint ctx, int maxDelayNs, int minDelayNs), but has (zkCTX ctx, int min_delay_ns, int max_delay_ns): it takes one for the other")]
    [InlineData("int zkClose(ref nint ctx)", "ref nint ctx, but has zkCTX ctx: it takes the place of the address for what is at the address")]
    [InlineData("int zkGetTime(nint ctx, out uint* time, byte precise)", "out uint* time, but has uint32_t* epoch_time_sec: it writes its data over an address")]
    [InlineData("int zkGenKeyPair(nint ctx, ref int type)", "ref int type, but has int type: it takes the address for the value")]
    [InlineData("int zkOpen(int ctx)", "int ctx, but has zkCTX* ctx: it takes the value for an address, and the program crashes or overwrites its memory")]
    [InlineData("int zkOpen(in nint ctx)", "in nint ctx, but has zkCTX* ctx: what it writes is lost, or changes what the program takes for constant")]
    [InlineData("int zkStoreForeignPubKey(nint ctx, int type, out byte key, int n)", "out byte key, but has const uint8_t* pk: it reads what nothing has set")]
    [InlineData("int zkRemoveKey(nint ctx, byte slot, byte foreign)", "byte slot, but has int slot: it reads 4 bytes, and those that are not passed hold what was left there")]
    [InlineData("int zkRemoveKey(nint ctx, long slot, byte foreign)", "long slot, but has int slot: it reads only 4 of the 8 bytes, so that a large number becomes another one")]
    [InlineData("int zkGetECDSAPubKey(nint ctx, out nint pk, out short n, int slot)", "out short n, but has int* pk_sz: it writes over what lies behind the variable")]
    [InlineData("int zkGetECDSAPubKey(nint ctx, out nint pk, out long n, int slot)", "out long n, but has int* pk_sz: it leaves the other bytes as they were, so that the number is right only by luck")]
    [InlineData("int zkStoreForeignPubKey(nint ctx, int type, int[] key, int n)", "int[] key, but has const uint8_t* pk: what is one element to the program is another number of them to it")]
    [InlineData("int zkGetTime(nint ctx, out int time, byte precise)", "out int time, but has uint32_t* epoch_time_sec: from January 2038 on a time is negative")]
    [InlineData("int zkRemoveKey(nint ctx, int slot, bool foreign)", "bool foreign, but has bool slot_is_foreign: a C bool has 1 byte, so that the other bytes are right only by luck; mark it as UnmanagedType.U1")]
    [InlineData("int zkRemoveSupervisedBootFile(nint ctx, [MarshalAs(UnmanagedType.LPWStr)] string path)", "string path, but has const char* file_path: it reads UTF-8, so that UTF-16 ends for it after the first letter")]
    [InlineData("int zkGetSerialNumberString(nint ctx, out char* text)", "out char* text, but has char** serial_num_str: its UTF-8 is read as UTF-16, which is another text")]
    [InlineData("int zkSetBatteryVoltageThreshold(nint ctx, int volts)", "int volts, but has float threshold: numbers with a fraction have registers of their own, so that one side reads what earlier calls left in them")]
    [InlineData("int zkSetBatteryVoltageThreshold(nint ctx, double volts)", "double volts, but has float threshold: it reads half of the number, which is another number")]
    [InlineData("int zkGetCPUTemp(nint ctx, out double celsius)", "out double celsius, but has float* cpu_temp: it writes half of the variable, which makes it another number")]
    [InlineData("int zkGetAccelerometerData(nint ctx, out double x, nint y, nint z)", "out double x, but has zkAccelAxisDataType* x: it writes struct { double g; int tapDirection; }, 16 bytes")]
    [InlineData("int zkGetRandBytes(nint ctx, out byte[] data, int n)", "out byte[] data, but has uint8_t** rdata: the runtime is not told its length and copies one element")]
    [InlineData("uint zkGenKeyPair(nint ctx, int type)", "the result uint, but has int: a negative error becomes a large positive number")]
    [InlineData("long zkGenKeyPair(nint ctx, int type)", "the result long, but has int: the upper half is not set, so that a negative error becomes a large positive number")]
    [InlineData("byte zkGenKeyPair(nint ctx, int type)", "the result byte, but has int: slots and errors are cut, so that one is taken for another")]
    [InlineData("bool zkGenKeyPair(nint ctx, int type)", "the result bool, but has int: an error is true, and so is every slot but 0")]
    [InlineData("void zkGenKeyPair(nint ctx, int type)", "the result void, but has int: its errors and its answer are lost")]
    [InlineData("void zkLEDOn(nint ctx)", "the result void, but has int: its errors are lost")]
    [InlineData("float zkLEDOn(nint ctx)", "the result float, but has int: the program reads what earlier calls left in another register")]
    [InlineData("string zkLEDOn(nint ctx)", "the result string, but has int: the program takes the number for an address")]
    public async Task A_report_says_what_happens_at_run_time(string signature, string message)
    {
        var report = Assert.Single(await Of($"[DllImport(\"zk_app_utils\")] static extern {signature};").GetDiagnosticsAsync());
        Assert.EndsWith(" is declared with " + message, report.GetMessage());
    }

    [Theory]
    [InlineData("[DllImport(\"zk_app_utils\", CallingConvention = CallingConvention.FastCall)] static extern int {|SCM5001:zkLEDOn|}(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\", PreserveSig = false)] static extern {|SCM5001:void|} zkGenKeyPair(nint c, int type);")]
    [InlineData("[DllImport(Name)] static extern int zkLEDOn({|SCM5001:int c|}); const string Name = \"libzk_app_utils.so\";")]
    [InlineData("[DllImport(\"zk_app_utils\", EntryPoint = \"zkLEDOn\")] static extern int Light({|SCM5001:int c|});")]
    [InlineData("[LibraryImport(\"zk_app_utils\", EntryPoint = \"zkLEDOn\")] private static partial int Light({|SCM5001:int c|});")]
    [InlineData("[LibraryImport(\"zk_app_utils\"), UnmanagedCallConv(CallConvs = new[] { typeof(System.Runtime.CompilerServices.CallConvFastcall) })] private static partial int {|SCM5001:zkLEDOn|}(nint c);")]
    [InlineData("static void M() { [DllImport(\"zk_app_utils\")] static extern int zkLEDOn({|SCM5001:int c|}); zkLEDOn(1); }")]
    [InlineData("delegate int Led(int c); Led _led = Marshal.GetDelegateForFunctionPointer<{|SCM5001:Led|}>(NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\"));")]
    [InlineData("delegate int Led(int c); Led _led = (Led)Marshal.GetDelegateForFunctionPointer(NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\"), typeof({|SCM5001:Led|}));")]
    [InlineData("delegate int Led(int c); static T Load<T>(string name) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(s_zymbit, name)); Led _led = Load<{|SCM5001:Led|}>(\"zkLEDOn\");")]
    [InlineData("delegate int Led(int c); void M() { if (NativeLibrary.TryGetExport(s_zymbit, \"zkLEDOn\", out var p)) { Marshal.GetDelegateForFunctionPointer<{|SCM5001:Led|}>(p)(1); } }")]
    [InlineData("[UnmanagedFunctionPointer(CallingConvention.FastCall)] delegate int Led(nint c); Led _led = Marshal.GetDelegateForFunctionPointer<{|SCM5001:Led|}>(NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\"));")]
    [InlineData("[UnmanagedFunctionPointer(CallingConvention.Cdecl, CharSet = CharSet.Unicode)] delegate int Sign(nint c, string path); Sign _sign = Marshal.GetDelegateForFunctionPointer<{|SCM5001:Sign|}>(NativeLibrary.GetExport(s_zymbit, \"zkRemoveSupervisedBootFile\"));")]
    [InlineData("delegate* unmanaged<int, int> _led = (delegate* unmanaged<{|SCM5001:int|}, int>)NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\");")]
    [InlineData("delegate* unmanaged<nint, uint> _led; void M() { _led = (delegate* unmanaged<nint, {|SCM5001:uint|}>)NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\"); }")]
    [InlineData("delegate*<nint, int> _led = ({|SCM5001:delegate*<nint, int>|})NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\");")]
    [InlineData("void M() { ((delegate* unmanaged[Cdecl]<{|SCM5001:int|}, int>)NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\"))(1); }")]
    [InlineData("void M(nint unknown) { ((delegate* unmanaged<{|SCM5001:int|}, int>)NativeLibrary.GetExport(unknown, \"zkLEDOn\"))(1); }")]
    public Task A_declaration_is_compared_in_every_form(string members) => Of(members).VerifyAsync();

    [Theory]
    [InlineData("[DllImport(\"another\")] static extern int zkLEDOn(int c);")]
    [InlineData("[DllImport(Name)] static extern int zkLEDOn(int c); const string Name = \"libanother.so\";")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern void zkClose(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\", CallingConvention = CallingConvention.StdCall)] static extern int zkLEDOn(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\", CallingConvention = CallingConvention.ThisCall)] static extern int zkLEDOn(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\", PreserveSig = false)] static extern void zkLEDOn(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\", SetLastError = true)] static extern int zkLEDOn(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\", CharSet = CharSet.Auto)] static extern int zkRemoveSupervisedBootFile(nint c, string path);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(in Scm c); struct Scm { int a, b; }")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkGetWalletKeySlotFromNodeAddr(nint ctx, string address, string wallet, int slot, out int keySlot);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(Unfinished c);", true)]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(Link* c); struct Link { Link* next; }")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(Link c); struct Link { Link* next; }")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(One* c); struct One { Other* other; } struct Other { One* one; }")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(in Head c); struct Head { Link* first; } struct Link { Link** next; }")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkLEDOn(in Unfinished c); struct Unfinished { Unfinished self; }", true)]
    [InlineData("static extern int zkLEDOn(int c);", true)]
    [InlineData("static int zkLEDOn(int c) => c;")]
    [InlineData("delegate int Led(int c); static T Load<T>(string name) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(s_zymbit, name));")]
    [InlineData("delegate int Led(int c); Led M(string name) => Marshal.GetDelegateForFunctionPointer<Led>(NativeLibrary.GetExport(s_zymbit, name));")]
    [InlineData("delegate int Led(int c); Led M(nint other) => Marshal.GetDelegateForFunctionPointer<Led>(other);")]
    [InlineData("delegate int Led(int c); static nint s_other = NativeLibrary.Load(\"libanother.so\"); Led _led = Marshal.GetDelegateForFunctionPointer<Led>(NativeLibrary.GetExport(s_other, \"zkLEDOn\"));")]
    [InlineData("delegate int Led(int c); static T Wrap<T>(T value) => value; object M() => Wrap<Led>(c => c);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int zkGetRandBytes(nint c, [MarshalAs(UnmanagedType.CustomMarshaler, MarshalType = \"Own\")] byte[] data, int n);")]
    public Task What_harms_nobody_or_is_not_known_is_silent(string members, bool malformed = false)
    {
        var test = Of(members);
        test.Malformed = malformed;
        return test.VerifyAsync();
    }

    [Fact]
    public Task Without_marshalling_by_the_runtime_a_bool_is_a_byte()
    {
        var test = Of("[DllImport(\"zk_app_utils\")] static extern int zkRemoveKey(nint c, int slot, bool foreign); delegate* unmanaged<nint, int, bool, int> _remove = (delegate* unmanaged<nint, int, bool, int>)NativeLibrary.GetExport(s_zymbit, \"zkRemoveKey\");");
        test.Sources["Assembly.cs"] = "[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]";
        return test.VerifyAsync();
    }

    [Fact]
    public Task The_library_and_the_helper_may_be_in_another_file()
    {
        var test = Of("");
        test.Source = """
            unsafe class User
            {
                delegate int Led(int c);
                static readonly Led s_led = Native.Load<{|SCM5001:Led|}>("zkLEDOn");
            }
            """;
        test.Sources["Native.cs"] = """
            using System.Runtime.InteropServices;
            static class Native
            {
                private static readonly nint s_library = NativeLibrary.Load("zk_app_utils");
                public static T Load<T>(string name) { return Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(s_library, name)); }
            }
            """;
        return test.VerifyAsync();
    }

    [Fact]
    public async Task All_faults_of_a_declaration_are_reported()
    {
        var reports = await Of("[DllImport(\"zk_app_utils\")] static extern uint zkGenECDSASigFromDigest(int ctx, byte[] digest, long slot, byte[] sig, out int n);").GetDiagnosticsAsync();
        Assert.Equal(["uint", "int ctx", "long slot", "byte[] sig"], reports.Select(report => report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan)));
    }

    [Theory]
    [InlineData("SCM5001.Bad.cs")]
    [InlineData("SCM5001.Good.cs")]
    public Task The_samples_report_what_their_comments_say(string sample) => new SampleTest(sample, new SCM5001SignatureMismatch()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() =>
        new RobustnessTest(new SCM5001SignatureMismatch()) { Source = SampleFile.Read("SCM5001.Good.cs").Text }.VerifyAsync();

    private static RuleTest Of(string members) => new(new SCM5001SignatureMismatch())
    {
        Source = $$"""
            using System;
            using System.Runtime.InteropServices;
            unsafe partial class P
            {
                static readonly nint s_zymbit = NativeLibrary.Load("libzk_app_utils.so");
                {{members}}
            }
            """,
        LanguageVersion = LanguageVersion.Latest,
    };
}
