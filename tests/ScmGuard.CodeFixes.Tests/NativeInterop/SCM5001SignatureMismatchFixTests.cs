using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.CodeFixes.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.NativeInterop;

/// <summary>What the fix of SCM5001 writes, and where it is not offered.</summary>
public sealed class SCM5001SignatureMismatchFixTests
{
    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM5001.Bad.cs", "SCM5001.Fixed.cs", new SCM5001SignatureMismatchFix(), new SCM5001SignatureMismatch()).VerifyAsync();

    [Theory]
    [InlineData("{|SCM5001:uint|} zkLEDOn(nint c);", "int zkLEDOn(nint c);", "if (zkLEDOn(0) < 0) return;")]
    [InlineData("{|SCM5001:long|} zkLEDOn(nint c);", "int zkLEDOn(nint c);", "var led = zkLEDOn(0); long wide = led;")]
    [InlineData("{|SCM5001:void|} zkLEDOn(nint c);", "int zkLEDOn(nint c);", "zkLEDOn(0);")]
    [InlineData("int zkLEDOn({|SCM5001:int /* the unit */ c|});", "int zkLEDOn(nint c);", "zkLEDOn(0);")]
    [InlineData("int zkRemoveKey(nint c, int slot, {|SCM5001:bool foreign|});", "int zkRemoveKey(nint c, int slot, [MarshalAs(UnmanagedType.U1)] bool foreign);", "zkRemoveKey(0, 1, false);")]
    [InlineData("int zkRemoveKey(nint c, int slot, {|SCM5001:[MarshalAs(UnmanagedType.Bool)] bool foreign|});", "int zkRemoveKey(nint c, int slot, [MarshalAs(UnmanagedType.U1)] bool foreign);", "zkRemoveKey(0, 1, true);")]
    [InlineData("int zkRemoveKey(IntPtr c, {|SCM5001:byte slot|}, byte foreign);", "int zkRemoveKey(IntPtr c, int slot, byte foreign);", "byte slot = 16; zkRemoveKey(IntPtr.Zero, slot, 0);")]
    [InlineData("int zkRemoveSupervisedBootFile(nint c, {|SCM5001:[MarshalAs(UnmanagedType.LPWStr)] string path|});", "int zkRemoveSupervisedBootFile(nint c, [MarshalAs(UnmanagedType.LPUTF8Str)] string path);", "zkRemoveSupervisedBootFile(0, \"config.txt\");")]
    [InlineData("int zkGetCPUTemp(nint c, {|SCM5001:out double celsius|});", "int zkGetCPUTemp(nint c, out float celsius);", "zkGetCPUTemp(0, out var celsius); double now = celsius;")]
    [InlineData("int zkGetTime(nint c, {|SCM5001:out int time|}, byte precise);", "int zkGetTime(nint c, out uint time, byte precise);", "zkGetTime(0, out _, 0);")]
    [InlineData("int zkGetTime(nint c, {|SCM5001:ref int time|}, byte precise);", "int zkGetTime(nint c, ref uint time, byte precise);", "")]
    [InlineData("int zkGetSerialNumberString(nint c, {|SCM5001:StringBuilder text|});", "int zkGetSerialNumberString(nint c, out nint text);", "")]
    [InlineData("int zkGetSerialNumberString(IntPtr c, {|SCM5001:byte[] text|});", "int zkGetSerialNumberString(IntPtr c, out IntPtr text);", "")]
    public Task The_declaration_is_written_as_the_library_has_it(string declared, string right, string calls) => Import(declared, calls, right, calls);

    [Theory]
    [InlineData("int zkClose({|SCM5001:ref nint c|});", "nint h = 0; zkClose(ref h);", "int zkClose(nint c);", "nint h = 0; zkClose(h);")]
    [InlineData("int zkGenKeyPair(nint c, {|SCM5001:in int type|});", "zkGenKeyPair(0, 1);", "int zkGenKeyPair(nint c, int type);", "zkGenKeyPair(0, 1);")]
    [InlineData("int zkSetBatteryVoltageThreshold(nint c, {|SCM5001:double volts|});", "zkSetBatteryVoltageThreshold(0, 2.3); zkSetBatteryVoltageThreshold(0, /* low */ 2d);", "int zkSetBatteryVoltageThreshold(nint c, float volts);", "zkSetBatteryVoltageThreshold(0, 2.3f); zkSetBatteryVoltageThreshold(0, /* low */ 2f);")]
    [InlineData("int {|SCM5001:zkAddOrUpdateSupervisedBootFile|}(nint c, int slot, string path);", "zkAddOrUpdateSupervisedBootFile(0, 15, \"config.txt\"); zkAddOrUpdateSupervisedBootFile(c: 0, slot: 15, path: \"config.txt\");", "int zkAddOrUpdateSupervisedBootFile(nint c, string path, int slot);", "zkAddOrUpdateSupervisedBootFile(0, \"config.txt\", 15); zkAddOrUpdateSupervisedBootFile(c: 0, slot: 15, path: \"config.txt\");")]
    public Task Calls_follow_where_that_is_certain(string declared, string calls, string right, string adapted) => Import(declared, calls, right, adapted);

    [Theory]
    [InlineData("{|SCM5001:uint|} zkLEDOn(nint c);", "uint led = zkLEDOn(0);")]
    [InlineData("{|SCM5001:bool|} zkLEDOn(nint c);", "if (!zkLEDOn(0)) return;")]
    [InlineData("int zkRemoveKey(nint c, {|SCM5001:long slot|}, byte foreign);", "long slot = 20; zkRemoveKey(0, slot, 0);")]
    [InlineData("int zkGetTime(nint c, {|SCM5001:out int time|}, byte precise);", "int time; zkGetTime(0, out time, 0);")]
    [InlineData("int zkSetBatteryVoltageThreshold(nint c, {|SCM5001:double volts|});", "double volts = 2.3; zkSetBatteryVoltageThreshold(0, volts);")]
    [InlineData("int {|SCM5001:zkAddOrUpdateSupervisedBootFile|}(nint c, int slot, string path);", "zkAddOrUpdateSupervisedBootFile(0, Next(), Name()); int Next() => 1; string Name() => \"\";")]
    [InlineData("int {|SCM5001:zkAddOrUpdateSupervisedBootFile|}(nint c, int slot, string path);", "Func<nint, int, string, int> sign = zkAddOrUpdateSupervisedBootFile;")]
    [InlineData("int {|SCM5001:zkGetRandBytes|}(nint c, byte[] data);", "zkGetRandBytes(0, new byte[8]);")]
    [InlineData("int zkGetSerialNumberString(nint c, {|SCM5001:StringBuilder text|});", "zkGetSerialNumberString(0, new StringBuilder(64));")]
    [InlineData("int zkDoRawECDH(nint c, int slot, byte[] peer, int n, {|SCM5001:byte[] secret|});", "zkDoRawECDH(0, 1, [], 0, new byte[32]);")]
    [InlineData("int zkUnlockDataB2B(nint c, byte[] source, int n, {|SCM5001:byte[] plain|}, out int size, byte shared);", "zkUnlockDataB2B(0, [], 0, new byte[32], out _, 0);")]
    [InlineData("int zkGetAccelerometerData(nint c, {|SCM5001:out double x|}, nint y, nint z);", "")]
    public Task No_fix_is_offered_where_it_is_not_certain(string declared, string calls) => Import(declared, calls, null, null);

    [Theory]
    [InlineData("nint", "int zkGetRandBytes(nint c, byte[] data, int n)", "byte[] data", "out nint buffer", "data, 0, n")]
    [InlineData("IntPtr", "int zkGenECDSASigFromDigest(IntPtr c, byte[] digest, int slot, byte[] sig, out int n)", "byte[] sig", "out IntPtr buffer", "sig, 0, n")]
    public async Task An_overload_copies_what_the_library_allocated(string pointer, string declared, string faulty, string passed, string copied)
    {
        var repaired = await new FixProperties(new SCM5001SignatureMismatchFix(), [new SCM5001SignatureMismatch()])
            .FixedAsync($"using System; using System.Runtime.InteropServices; class P {{ [DllImport(\"zk_app_utils\")] static extern {declared}; }}");
        Assert.Contains(faulty.Replace("byte[]", "out " + pointer, System.StringComparison.Ordinal), repaired);
        Assert.Contains("static unsafe " + declared, repaired);
        Assert.Contains(passed, repaired);
        Assert.Contains($"Marshal.Copy(buffer, {copied});", repaired);
        Assert.Contains("NativeMemory.Free((void*)buffer);", repaired);
    }

    [Fact]
    public Task A_delegate_is_repaired_where_it_is_declared() => Test(
        "delegate int Led({0}); Led _led = Marshal.GetDelegateForFunctionPointer<{1}>(NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\"));",
        ["int c", "{|SCM5001:Led|}"],
        ["nint c", "Led"]);

    [Fact]
    public Task A_delegate_of_two_functions_is_left_alone() => Test(
        "delegate int Led(int c); Led _on = Marshal.GetDelegateForFunctionPointer<{0}>(NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\")); Led _off = Marshal.GetDelegateForFunctionPointer<{0}>(NativeLibrary.GetExport(s_zymbit, \"zkLEDOff\"));",
        ["{|SCM5001:Led|}"],
        null);

    [Fact]
    public Task A_function_pointer_is_repaired_with_what_holds_it() => Test(
        "delegate* unmanaged<nint, {0}, int> _tap = (delegate* unmanaged<nint, {1}, int>)NativeLibrary.GetExport(s_zymbit, \"zkWaitForTap\"); int M() => _tap(0, 5);",
        ["byte", "{|SCM5001:byte|}"],
        ["uint", "uint"]);

    [Fact]
    public Task A_generated_import_is_repaired() => Test(
        "[LibraryImport(\"zk_app_utils\", StringMarshalling = StringMarshalling.{0})] private static partial int zkRemoveSupervisedBootFile(nint c, {1}); void M() => zkRemoveSupervisedBootFile(0, \"config.txt\");",
        ["Utf16", "{|SCM5001:string path|}"],
        ["Utf8", "string path"]);

    [Fact]
    public Task A_generated_import_whose_calls_would_no_longer_compile_is_left_alone() => Test(
        "[LibraryImport(\"zk_app_utils\")] private static partial {0} zkLEDOn(nint c); uint M() => zkLEDOn(0);",
        ["{|SCM5001:uint|}"],
        null);

    private static Task Import(string declared, string calls, string? right, string? adapted) => Test(
        "[DllImport(\"zk_app_utils\")] static extern {0} static void M() {{ {1} }}",
        [declared, calls],
        right is null ? null : [right, adapted!]);

    private static Task Test(string members, string[] before, string[]? after)
    {
        var test = new FixTest(new SCM5001SignatureMismatchFix(), new SCM5001SignatureMismatch()) { Source = Program(members, before) };
        if (after is not null)
        {
            test.Fixed = Program(members, after);
        }

        return test.VerifyAsync();
    }

    private static string Program(string members, string[] parts) => $$"""
        using System;
        using System.Text;
        using System.Runtime.InteropServices;
        unsafe partial class P
        {
            static readonly nint s_zymbit = NativeLibrary.Load("libzk_app_utils.so");
            {{string.Format(System.Globalization.CultureInfo.InvariantCulture, members, parts)}}
        }
        """;
}
