using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4005ReturnCodeIgnoredTests
{
    private const string Verify = "zkVerifyECDSASigFromDigest(bytes, 0, bytes, 64)";

    /// <summary>What each declaration of a function of the library is asked for.</summary>
    public static TheoryData<Route, string> Imported()
    {
        var rows = new TheoryData<Route, string>();
        string[] reported =
        [
            "[|zkRemoveKey(3, false)|];",
            "if (flag) [|zkRemoveKey(3, false)|];",
            "foreach (var one in bytes) { [|zkRemoveKey(one, false)|]; }",
            "var result = [|zkRemoveKey(3, false)|];",
            "int result; result = [|zkRemoveKey(3, false)|];",
            "Action later = () => [|zkRemoveKey(3, false)|];",
            "void Local() => [|zkRemoveKey(3, false)|]; Local();",
            "[|zkLockBinding()|];",
            "[|zkGetTime(out var time, false)|]; Console.WriteLine(time);",
            "[|zkAddRestoreSLIP39Mnemonic(text, text)|];",
            "[|zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 2, 2, 0, text)|];",
            "[|zkWaitForTap(1000)|];",
            "try { [|zkRemoveKey(3, false)|]; } catch (IOException) { }",
        ];
        string[] silent =
        [
            "if (zkRemoveKey(3, false) < 0) throw new Exception();",
            "var result = zkRemoveKey(3, false); Console.WriteLine(result);",
            "_ = zkRemoveKey(3, false);",
            "var _ = zkRemoveKey(3, false);",
            "Func<int> later = () => zkRemoveKey(3, false);",
            "Console.WriteLine(zkRemoveKey(3, false));",
            "zkClose(); zkLEDOn(); zkLEDOff(); zkLEDFlash(1, 1, 3); zkCancelSLIP39Session();",
            "try { } finally { zkRemoveKey(3, false); }",
            "try { } catch (Exception) { zkRemoveKey(3, false); throw; }",
            "void Dispose() { zkRemoveKey(3, false); } Dispose();",

            // SCM1003 says so.
            "zkGenKeyPair(0);",
        ];
        foreach (var route in new[] { Route.DllImport, Route.LibraryImport })
        {
            foreach (var code in reported)
            {
                rows.Add(route, code);
            }

            foreach (var code in silent)
            {
                rows.Add(route, code);
            }
        }

        return rows;
    }

    public static TheoryData<Route, string> Answers => RoutedProgram.Rows(
        ($"[|{Verify}|];", "[|client.verify_digest(bytes, bytes, raise_exception: false)|];", "void Go(IZymkey z, byte[] b, KeySlot s) { [|z.Verify(b, b, s)|]; }"),
        ($"var valid = [|{Verify}|];", "var valid = [|client.verify(text, bytes, false)|];", "void Go(IZymkey z, byte[] b, ForeignKeySlot s) { bool valid = [|z.Verify(b, b, s)|]; }"),
        ("[|zkUnlockDataB2B(bytes, 3, out var data, out var size, false)|]; Console.WriteLine(data + size);", null, null),

        // The clients throw.
        (null, "client.verify_digest(bytes, bytes);", "void Go(IZymkey z, KeySlot s) { z.RemoveKey(s); }"),
        (null, "client.remove_key(3);", null),
        (null, "client.unlock(text, text, raise_exception: false);", null),
        (null, "if (!client.verify_digest(bytes, bytes, raise_exception: false)) throw new Exception();", "void Go(IZymkey z, byte[] b, KeySlot s) { _ = z.Verify(b, b, s); }"),
        (null, "client.verify_digest(bytes, bytes, raise_exception: flag);", null));

    [Theory]
    [MemberData(nameof(Imported))]
    public Task A_return_code_that_nobody_looks_at_is_reported(Route route, string statements) => RoutedProgram.Test<SCM4005ReturnCodeIgnored>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_answer_that_nobody_looks_at_is_reported_on_every_route(Route route, string statements) => RoutedProgram.Test<SCM4005ReturnCodeIgnored>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("zkRemoveKey(3, false);")]
    [InlineData("zkLockBinding();")]
    public Task What_a_wrapper_does_with_an_error_is_not_known(string statements) => RoutedProgram.Test<SCM4005ReturnCodeIgnored>(Route.AnnotatedWrapper, statements).VerifyAsync();

    [Theory]
    [InlineData("~Unit() { Shared.zkRemoveKey(0, 3, false); }")]
    [InlineData("protected virtual void Dispose(bool disposing) { Shared.zkRemoveKey(0, 3, false); }")]
    [InlineData("public ValueTask DisposeAsync() { Shared.zkRemoveKey(0, 3, false); return default; }")]
    [InlineData("protected override bool ReleaseHandle() { Shared.zkRemoveKey(0, 3, false); return true; }")]
    [InlineData("void Go() { [|Shared.s_remove(0, 3, false)|]; [|Shared.s_export(0, 3, false)|]; }")]
    public Task Members_that_must_not_throw_are_silent(string member)
    {
        var test = new RuleTest<SCM4005ReturnCodeIgnored>
        {
            Source = $$"""
                using System.Runtime.InteropServices;
                using System.Threading.Tasks;
                abstract class Handle { protected abstract bool ReleaseHandle(); }
                static unsafe class Shared
                {
                    [DllImport("zk_app_utils")] public static extern int zkRemoveKey(nint ctx, int slot, [MarshalAs(UnmanagedType.U1)] bool foreign);
                    public delegate int Remove(nint ctx, int slot, bool foreign);
                    public static readonly Remove s_remove = zkRemoveKey;
                    public static readonly delegate* unmanaged<nint, int, bool, int> s_export = (delegate* unmanaged<nint, int, bool, int>)NativeLibrary.GetExport(NativeLibrary.Load("libzk_app_utils.so"), "zkRemoveKey");
                }
                abstract unsafe class Unit : Handle
                {
                    {{member}}
                }
                """,
        };
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM4005.Bad.cs")]
    [InlineData("SCM4005.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4005ReturnCodeIgnored()).VerifyAsync();
}
