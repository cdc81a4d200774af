using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.CodeFixes.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.NativeInterop;

/// <summary>What the fix of SCM5002 writes, and where it is not offered.</summary>
public sealed class SCM5002MissingNameFixTests
{
    private const string Old = "zkVerifyECDSASigFromDigestWithForeignKey";
    private const string New = "zkVerifyECDSASigFromDigestWithForeignKeySlot";
    private const string List = "(nint c, byte[] digest, int slot, byte[] sig, int n)";

    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM5002.Bad.cs", "SCM5002.Fixed.cs", new SCM5002MissingNameFix(), new SCM5002MissingName()).VerifyAsync();

    [Theory]
    [InlineData($"[DllImport(\"zk_app_utils\")] static extern int {{|SCM5002:{Old}|}}{List}; int M() => {Old}(0, [], 1, [], 0);", $"[DllImport(\"zk_app_utils\")] static extern int {New}{List}; int M() => {New}(0, [], 1, [], 0);")]
    [InlineData($"[DllImport(\"zk_app_utils\")] static extern int {{|SCM5002:{Old}|}}{List}; string M() => nameof({Old}) + P.{Old}(0, [], 1, [], 0);", $"[DllImport(\"zk_app_utils\")] static extern int {New}{List}; string M() => nameof({New}) + P.{New}(0, [], 1, [], 0);")]
    [InlineData($"[DllImport(\"zk_app_utils\")] public static extern int {{|SCM5002:{Old}|}}{List};", $"[DllImport(\"zk_app_utils\", EntryPoint = \"{New}\")] public static extern int {Old}{List};")]
    [InlineData($"[DllImport(\"zk_app_utils\")] static extern int {{|SCM5002:{Old}|}}{List}; static int {New}{List} => {Old}(c, digest, slot, sig, n);", $"[DllImport(\"zk_app_utils\", EntryPoint = \"{New}\")] static extern int {Old}{List}; static int {New}{List} => {Old}(c, digest, slot, sig, n);")]
    [InlineData("[DllImport(\"zk_app_utils\", EntryPoint = {|SCM5002:\"zkLedOn\"|})] static extern int Light(nint c);", "[DllImport(\"zk_app_utils\", EntryPoint = \"zkLEDOn\")] static extern int Light(nint c);")]
    [InlineData("[LibraryImport(\"zk_app_utils\")] private static partial int {|SCM5002:zkLedOn|}(nint c); int M() => zkLedOn(0);", "[LibraryImport(\"zk_app_utils\")] private static partial int zkLEDOn(nint c); int M() => zkLEDOn(0);")]
    [InlineData("static nint M() => NativeLibrary.GetExport(s_zymbit, {|SCM5002:\"zkLedOn\"|});", "static nint M() => NativeLibrary.GetExport(s_zymbit, \"zkLEDOn\");")]
    [InlineData("void M(dynamic d) { dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.{|SCM5002:get_unique_device_id|}(); }", "void M(dynamic d) { dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.get_serial_number(); }")]
    [InlineData("void M() { dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.InvokeMethod({|SCM5002:\"gen_keypair\"|}, 1); }", "void M() { dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.InvokeMethod(\"gen_key_pair\", 1); }")]
    public Task The_name_that_exists_is_written(string before, string after) => Test(before, after);

    [Theory]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int {|SCM5002:zkFree|}(nint c);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int {|SCM5002:zkGetPubKey|}(nint c, out nint key, out int n, int slot);")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int {|SCM5002:zkLedOn|}(nint c, int brightness);")]
    [InlineData("[DllImport(\"zk_app_utils\", EntryPoint = {|SCM5002:Name|})] static extern int Light(nint c); const string Name = \"zkLedOn\";")]
    [InlineData("[DllImport(\"zk_app_utils\")] static extern int {|SCM5002:zkLockDataX2F|}(nint c, string from, string to, byte shared);")]
    [InlineData("void M() { dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.{|SCM5002:get_operational_status|}(); }")]
    public Task No_fix_is_offered_where_it_is_not_certain(string members) => Test(members, null);

    private static Task Test(string before, string? after)
    {
        var test = new FixTest(new SCM5002MissingNameFix(), new SCM5002MissingName()) { Source = Program(before) };
        if (after is not null)
        {
            test.Fixed = Program(after);
        }

        return test.VerifyAsync();
    }

    private static string Program(string members) => $$"""
        using System;
        using System.Runtime.InteropServices;
        public partial class P
        {
            static readonly nint s_zymbit = NativeLibrary.Load("libzk_app_utils.so");
            {{members}}
        }
        static class Py { public static dynamic Import(string name) => null!; }
        """;
}
