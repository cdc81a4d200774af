using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.CodeFixes.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.Secrets;

/// <summary>What the fix of SCM4005 writes, and where it is not offered.</summary>
public sealed class SCM4005ReturnCodeIgnoredFixTests
{
    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM4005.Bad.cs", "SCM4005.Fixed.cs", new SCM4005ReturnCodeIgnoredFix(), new SCM4005ReturnCodeIgnored()).VerifyAsync();

    [Theory]
    [InlineData(
        "{|SCM4005:zkRemoveKey(0, slot, false)|};",
        """
        var result = zkRemoveKey(0, slot, false);
                if (result < 0)
                {
                    throw new InvalidOperationException($"zkRemoveKey returned {result}.");
                }
        """)]
    [InlineData(
        "// Away with it.\n        {|SCM4005:zkRemoveKey(0, slot /* this */, false)|}; // Gone.",
        """
        // Away with it.
                var result = zkRemoveKey(0, slot /* this */, false); // Gone.
                if (result < 0)
                {
                    throw new InvalidOperationException($"zkRemoveKey returned {result}.");
                }
        """)]
    [InlineData(
        "if (slot > 15)\n            {|SCM4005:zkRemoveKey(0, slot, false)|};",
        """
        if (slot > 15)
                {
                    var result = zkRemoveKey(0, slot, false);
                    if (result < 0)
                    {
                        throw new InvalidOperationException($"zkRemoveKey returned {result}.");
                    }
                }
        """)]
    [InlineData(
        "int result = 1; {|SCM4005:zkRemoveKey(0, result, false)|};",
        """
        int result = 1; var result2 = zkRemoveKey(0, result, false);
                if (result2 < 0)
                {
                    throw new InvalidOperationException($"zkRemoveKey returned {result2}.");
                }
        """)]
    [InlineData(
        "var code = {|SCM4005:zkRemoveKey(0, slot, false)|};",
        """
        var code = zkRemoveKey(0, slot, false);
                if (code < 0)
                {
                    throw new InvalidOperationException($"zkRemoveKey returned {code}.");
                }
        """)]
    [InlineData(
        "{|SCM4005:zkAddRestoreSLIP39Mnemonic(0, \"\", \"\")|};",
        """
        var result = zkAddRestoreSLIP39Mnemonic(0, "", "");
                if (result < -1)
                {
                    throw new InvalidOperationException($"zkAddRestoreSLIP39Mnemonic returned {result}.");
                }
        """)]
    [InlineData(
        "{|SCM4005:Verify()|};",
        """
        if (!Verify())
                {
                    throw new InvalidOperationException("zkVerifyECDSASigFromDigest: the signature is not valid.");
                }
        """)]
    public Task The_program_throws_where_the_call_fails(string before, string after) => Test(before, after);

    [Theory]
    [InlineData("{|SCM4005:zkWaitForTap(0, 1000)|};")]
    [InlineData("Action later = () => {|SCM4005:zkRemoveKey(0, slot, false)|};")]
    public Task No_fix_is_offered_where_it_is_not_certain(string statements) => Test(statements, null);

    [Fact]
    public Task Statements_of_a_program_without_a_class_are_followed_by_a_check()
    {
        var test = new FixTest<SCM4005ReturnCodeIgnored, SCM4005ReturnCodeIgnoredFix>
        {
            OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
            Source = """
                using System.Runtime.InteropServices;

                {|SCM4005:zkLockBinding(0)|};
                {|SCM4005:zkLockBinding(0)|};

                [DllImport("zk_app_utils")] static extern int zkLockBinding(nint ctx);
                """,
            Fixed = """
                using System.Runtime.InteropServices;

                var result = zkLockBinding(0);
                if (result < 0)
                {
                    throw new System.InvalidOperationException($"zkLockBinding returned {result}.");
                }
                var result2 = zkLockBinding(0);
                if (result2 < 0)
                {
                    throw new System.InvalidOperationException($"zkLockBinding returned {result2}.");
                }

                [DllImport("zk_app_utils")] static extern int zkLockBinding(nint ctx);
                """,
        };
        return test.VerifyAsync();
    }

    private static Task Test(string before, string? after)
    {
        var test = new FixTest<SCM4005ReturnCodeIgnored, SCM4005ReturnCodeIgnoredFix> { Source = Program(before) };
        if (after is not null)
        {
            test.Fixed = Program(after);
        }

        return test.VerifyAsync();
    }

    private static string Program(string statements) => $$"""
        using System;
        using System.Runtime.InteropServices;
        sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
        class P
        {
            [DllImport("zk_app_utils")] static extern int zkRemoveKey(nint ctx, int slot, bool foreign);
            [DllImport("zk_app_utils")] static extern int zkAddRestoreSLIP39Mnemonic(nint ctx, string passphrase, string mnemonic);
            [DllImport("zk_app_utils")] static extern int zkWaitForTap(nint ctx, uint timeout);
            [ZymbitApi("zkVerifyECDSASigFromDigest")] static bool Verify() => false;

            static void M(int slot)
            {
                {{statements}}
            }
        }
        """;
}
