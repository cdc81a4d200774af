using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

public sealed class SCM5003NativeBufferLeakedTests
{
    private const string Members = """
        static nint s_kept;
        [DllImport("libc")] static extern void free(nint pointer);
        static void Hand(nint pointer) => s_kept = pointer;
        """;

    public static TheoryData<string> Leaked =>
    [
        "zkGetRandBytes([|out _|], 32);",
        "zkGetRandBytes([|out var random|], 32);",
        "zkGetRandBytes([|out nint random|], 32); var copy = new byte[32]; Marshal.Copy(random, copy, 0, 32);",
        "nint random; zkGetRandBytes([|out random|], 32); Console.WriteLine(Marshal.ReadByte(random, 3));",
        "zkGetRandBytes([|out var random|], 32); var copy = new ReadOnlySpan<byte>((void*)random, 32).ToArray();",
        "zkGetRandBytes([|out var random|], 32); var first = *(byte*)random; var second = ((byte*)random)[1];",
        "if (zkGetRandBytes([|out var random|], 32) < 0 || random == 0) throw new Exception();",
        "zkGetSerialNumberString([|out var serial|]); Console.WriteLine(Marshal.PtrToStringUTF8(serial));",
        "zkGetSerialNumberString([|out var serial|]); var name = new string((sbyte*)serial);",
        "zkGetWalletNodeAddrFromKeySlot(16, [|out var address|], [|out var name|], out var master);",
        "zkGetPerimeterDetectInfo([|out var times|], out var count);",
        "zkGetAllocSlotsList(false, out var most, [|out var slots|], out var count);",
        "zkGenWalletChildKey(16, 0, true, true, [|out _|]);",
        "zkAddSLIP39MemberPassword(text, [|out var words|]); Console.WriteLine(Marshal.PtrToStringUTF8(words));",
        "foreach (var one in bytes) { zkGetRandBytes([|out var random|], one); Hand(Marshal.ReadByte(random)); }",
    ];

    public static TheoryData<string> FreedWrongly =>
    [
        "zkGetSerialNumberString(out var serial); [|Marshal.FreeBSTR(serial)|];",
        "zkGetSerialNumberString(out var serial); [|Marshal.ZeroFreeBSTR(serial)|];",
        "zkGetSerialNumberString(out var serial); [|Marshal.ZeroFreeCoTaskMemUnicode(serial)|];",
        "zkGetSerialNumberString(out var serial); [|Marshal.Release(serial)|];",
        "zkGetSerialNumberString(out var serial); [|GCHandle.FromIntPtr(serial)|].Free();",
        "zkGetRandBytes(out var random, 32); [|NativeMemory.AlignedFree((void*)random)|];",
        "zkGetRandBytes(out var random, 32); [|NativeLibrary.Free(random)|];",
    ];

    public static TheoryData<string> Silent =>
    [
        "zkGetRandBytes(out var random, 32); NativeMemory.Free((void*)random);",
        "zkGetRandBytes(out var random, 32); Marshal.FreeHGlobal(random);",
        "zkGetSerialNumberString(out var serial); Marshal.ZeroFreeCoTaskMemUTF8(serial);",
        "zkGetRandBytes(out var random, 32); free(random);",
        "zkGetRandBytes(out var random, 32); Hand(random);",
        "zkGetRandBytes(out s_kept, 32);",
        "zkGetRandBytes(out var random, 32); s_kept = random;",
        "zkGetRandBytes(out var random, 32); var other = random; free(other);",
        "zkGetRandBytes(out var random, 32); Action later = () => free(random);",
        "zkGetRandBytes(out var random, 32); NativeMemory.Free((byte*)random);",
        "nint random; zkGetRandBytes(out random, 32); free(random); zkGetRandBytes(out random, 32); free(random);",

        // Nothing is given out, or another rule says so.
        "zkGenWalletChildKey(16, 0, true, false, out _);",
        "zkGenWalletChildKey(16, 0, true, flag, out _);",
        "zkAddSLIP39MemberPassword(text, out _);",
        "zkAddSLIP39MemberPassword(text, out var words);",
        "zkGetTime(out _, false);",
    ];

    public static TheoryData<Route> Routes => [Route.DllImport, Route.LibraryImport];

    [Theory]
    [MemberData(nameof(Leaked))]
    [MemberData(nameof(FreedWrongly))]
    public Task A_buffer_that_is_not_given_back_to_malloc_is_reported(string statements) => RoutedProgram.Test<SCM5003NativeBufferLeaked>(Route.DllImport, statements, Members).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_buffer_that_is_or_may_be_freed_is_silent(string statements) => RoutedProgram.Test<SCM5003NativeBufferLeaked>(Route.DllImport, statements, Members).VerifyAsync();

    [Theory]
    [MemberData(nameof(Routes))]
    public Task An_import_of_either_kind_is_looked_at(Route route) => RoutedProgram.Test<SCM5003NativeBufferLeaked>(route, "zkGetRandBytes([|out var random|], 32);", Members).VerifyAsync();

    [Theory]
    [InlineData(Route.AnnotatedWrapper, "zkGetRandBytes(out var random, 32);")]
    [InlineData(Route.ManagedClient, "void Go(IZymkey z) { z.GetRandomBytes(new byte[32]); }")]
    public Task What_a_wrapper_gives_out_is_its_own_matter(Route route, string statements) =>
        RoutedProgram.Test<SCM5003NativeBufferLeaked>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("byte**", "byte* random; Get(0, [|&random|], 32); Console.WriteLine(random[0]);")]
    [InlineData("byte**", "byte* random; Get(0, &random, 32); NativeMemory.Free(random);")]
    [InlineData("out byte*", "Get(0, [|out var random|], 32); Console.WriteLine(*random);")]
    [InlineData("out byte*", "Get(0, out var random, 32); [|NativeMemory.AlignedFree(random)|];")]
    [InlineData("ref nint", "nint random = 0; Get(0, [|ref random|], 32);")]
    [InlineData("out string", "Get(0, out var random, 32);")]
    [InlineData("nint", "Get(0, 0, 32);")]
    [InlineData("out nint", "s_get(0, [|out var random|], 32);")]
    public Task A_declaration_of_any_shape_is_looked_at(string type, string statements)
    {
        var test = new RuleTest<SCM5003NativeBufferLeaked>
        {
            Source = $$"""
                using System;
                using System.Runtime.InteropServices;
                unsafe class P
                {
                    [DllImport("zk_app_utils", EntryPoint = "zkGetRandBytes")] static extern int Get(nint ctx, {{type}} random, int count);
                    delegate int D(nint ctx, {{type}} random, int count);
                    static readonly D s_get = Get;
                    static void M() { {{statements}} }
                }
                """,
        };
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM5003.Bad.cs")]
    [InlineData("SCM5003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM5003NativeBufferLeaked()).VerifyAsync();
}
