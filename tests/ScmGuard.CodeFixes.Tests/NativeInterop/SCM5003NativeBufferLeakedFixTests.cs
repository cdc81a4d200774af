using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.CodeFixes.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.NativeInterop;

/// <summary>What the fix of SCM5003 writes, and where it is not offered.</summary>
public sealed class SCM5003NativeBufferLeakedFixTests
{
    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM5003.Bad.cs", "SCM5003.Fixed.cs", new SCM5003NativeBufferLeakedFix(), new SCM5003NativeBufferLeaked()).VerifyAsync();

    [Fact]
    public Task Two_buffers_of_one_call_are_both_freed() => Test(
        """
        int result = zkGetWalletNodeAddrFromKeySlot(0, 16, [|out nint address|], [|out nint name|], out int master);
                if (result < 0)
                {
                    return;
                }

                Console.WriteLine(Marshal.PtrToStringUTF8(address) + Marshal.PtrToStringUTF8(name));
        """,
        """
        int result = zkGetWalletNodeAddrFromKeySlot(0, 16, out nint address, out nint name, out int master);
                if (result < 0)
                {
                    return;
                }

                try
                {
                    try
                    {
                        Console.WriteLine(Marshal.PtrToStringUTF8(address) + Marshal.PtrToStringUTF8(name));
                    }
                    finally
                    {
                        NativeMemory.Free((void*)address);
                    }
                }
                finally
                {
                    NativeMemory.Free((void*)name);
                }
        """);

    [Fact]
    public Task A_buffer_within_the_use_of_another_is_freed_first() => Test(
        """
        if (zkGetRandBytes(0, [|out nint one|], 32) < 0) return;
                if (zkGetRandBytes(0, [|out nint other|], 32) < 0) return;
                Console.WriteLine(Marshal.ReadByte(one) + Marshal.ReadByte(other));
        """,
        """
        if (zkGetRandBytes(0, out nint one, 32) < 0) return;
                try
                {
                    if (zkGetRandBytes(0, out nint other, 32) < 0) return;
                    try
                    {
                        Console.WriteLine(Marshal.ReadByte(one) + Marshal.ReadByte(other));
                    }
                    finally
                    {
                        NativeMemory.Free((void*)other);
                    }
                }
                finally
                {
                    NativeMemory.Free((void*)one);
                }
        """);

    [Theory]
    [InlineData("zkGetRandBytes(0, out nint one, 32); [|NativeMemory.AlignedFree((void*)one)|];", "zkGetRandBytes(0, out nint one, 32); NativeMemory.Free((void*)one);")]
    [InlineData("zkGetRandBytes(0, out nint one, 32); [|Marshal.FreeBSTR(one)|]; // Gone.", "zkGetRandBytes(0, out nint one, 32); NativeMemory.Free((void*)one); // Gone.")]
    public Task What_frees_something_else_is_exchanged(string before, string after) => Test(before, after);

    [Theory]
    [InlineData("zkGetRandBytes(0, [|out _|], 32);")]
    [InlineData("zkGetRandBytes(0, [|out nint one|], 32); Console.WriteLine(Marshal.ReadByte(one));")]
    [InlineData("if (zkGetRandBytes(0, [|out nint one|], 32) >= 0) Console.WriteLine(Marshal.ReadByte(one));")]
    [InlineData("if (zkGetRandBytes(0, [|out nint one|], 32) < 0) { Console.WriteLine(Marshal.ReadByte(one)); return; } Console.WriteLine();")]
    [InlineData("if (zkGetRandBytes(0, [|out nint one|], 32) < 0) { Console.WriteLine(); } Console.WriteLine(Marshal.ReadByte(one));")]
    [InlineData("if (zkGetRandBytes(0, [|out nint one|], 32) < 0) return;")]
    [InlineData("if (zkGetRandBytes(0, [|out nint one|], 32) < 0) return; Local(); void Local() => Console.WriteLine(Marshal.ReadByte(one));")]
    [InlineData("zkGetRandBytes(0, out nint one, 32); [|Marshal.ZeroFreeBSTR(one)|];")]
    public Task No_fix_is_offered_where_it_is_not_certain(string statements) => Test(statements, null);

    private static Task Test(string before, string? after)
    {
        var test = new FixTest(new SCM5003NativeBufferLeakedFix(), new SCM5003NativeBufferLeaked()) { Source = Program(before) };
        if (after is not null)
        {
            test.Fixed = Program(after);
        }

        return test.VerifyAsync();
    }

    private static string Program(string statements) => $$"""
        using System;
        using System.Runtime.InteropServices;
        unsafe class P
        {
            [DllImport("zk_app_utils")] static extern int zkGetRandBytes(nint ctx, out nint random, int count);
            [DllImport("zk_app_utils")] static extern int zkGetWalletNodeAddrFromKeySlot(nint ctx, int slot, out nint address, out nint name, out int master);

            static void M()
            {
                {{statements}}
            }
        }
        """;
}
