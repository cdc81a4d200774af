using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.CodeFixes.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.Secrets;

/// <summary>What the fix of SCM4004 writes, and where it is not offered.</summary>
public sealed class SCM4004VerificationMisreadFixTests
{
    private const string Verify = "zkVerifyECDSASigFromDigest(0, bytes, 0, bytes, 64)";

    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM4004.Bad.cs", "SCM4004.Fixed.cs", new SCM4004VerificationMisreadFix(), new SCM4004VerificationMisread()).VerifyAsync();

    [Theory]
    [InlineData($"if ([|{Verify} != 0|]) throw new Exception(); return true;", $"if ({Verify} != 1) throw new Exception(); return true;")]
    [InlineData($"if ([|0 != {Verify}|]) throw new Exception(); return true;", $"if ({Verify} != 1) throw new Exception(); return true;")]
    [InlineData($"if ([|{Verify} < 0|]) throw new Exception(); return true;", $"if ({Verify} != 1) throw new Exception(); return true;")]
    [InlineData($"if ([|{Verify} == 0|]) throw new Exception(); return true;", $"if ({Verify} != 1) throw new Exception(); return true;")]
    [InlineData($"if ([|{Verify} is < 0|]) throw new Exception(); return true;", $"if ({Verify} != 1) throw new Exception(); return true;")]
    [InlineData($"if (!([|{Verify} >= 0|])) throw new Exception(); return true;", $"if (!({Verify} == 1)) throw new Exception(); return true;")]
    [InlineData($"if (flag || [|{Verify} is not 0|]) throw new Exception(); return true;", $"if (flag || {Verify} != 1) throw new Exception(); return true;")]
    [InlineData($"return [|{Verify} >= 0|];", $"return {Verify} == 1;")]
    [InlineData($"return [|{Verify} != 0|];", $"return {Verify} == 1;")]
    [InlineData($"return !([|{Verify} == 0|]);", $"return !({Verify} != 1);")]
    [InlineData($"if ([|{Verify} < 0|]) return false; return true;", $"if ({Verify} != 1) return false; return true;")]
    [InlineData($"if ([|{Verify} >= 0|]) return true; return false;", $"if ({Verify} == 1) return true; return false;")]
    [InlineData($"return [|Convert.ToBoolean({Verify})|];", $"return {Verify} == 1;")]
    [InlineData($"Console.WriteLine([|Convert.ToBoolean({Verify})|]); return true;", $"Console.WriteLine({Verify} == 1); return true;")]
    [InlineData($"return [|{Verify} >= 0|] ? true : throw new Exception();", $"return {Verify} == 1 ? true : throw new Exception();")]
    [InlineData($"int r; if ([|(r = {Verify}) < 0|]) throw new Exception($\"{{r}}\"); return true;", $"int r; if ((r = {Verify}) != 1) throw new Exception($\"{{r}}\"); return true;")]
    [InlineData($"var r = {Verify}; if ([|r < 0|] /* why */) throw new Exception(); return true;", $"var r = {Verify}; if (r != 1 /* why */) throw new Exception(); return true;")]
    [InlineData($"if ([|{Verify} != 0|]) throw new Exception(); if ([|{Verify} < 0|]) throw new Exception(); return true;", $"if ({Verify} != 1) throw new Exception(); if ({Verify} != 1) throw new Exception(); return true;")]
    public Task Only_1_is_taken_for_valid(string before, string after) => Test(before, after);

    [Theory]
    [InlineData($"if ([|{Verify} == 0|]) return true; return false;")]
    [InlineData($"if ([|{Verify} != 0|]) return false; return true;")]
    [InlineData($"if ([|{Verify} >= 0|]) throw new Exception(); return true;")]
    [InlineData($"if ([|{Verify} < 0|]) Console.WriteLine(); return true;")]
    [InlineData($"if ([|{Verify} == -110|]) throw new Exception(); return true;")]
    [InlineData($"const int None = 0; if ([|{Verify} != None|]) throw new Exception(); return true;")]
    [InlineData($"[|Check({Verify})|]; return true;")]
    [InlineData($"var failed = [|{Verify} < 0|]; return !failed;")]
    [InlineData($"return [|{Verify}|] switch {{ 0 => false, _ => true }};")]
    public Task No_fix_is_offered_where_the_code_does_not_say_what_it_means(string statements) => Test(statements, null);

    private static Task Test(string before, string? after)
    {
        var test = new FixTest(new SCM4004VerificationMisreadFix(), new SCM4004VerificationMisread()) { Source = Program(before) };
        if (after is not null)
        {
            test.Fixed = Program(after);
        }

        return test.VerifyAsync();
    }

    private static string Program(string statements) => $$"""
        using System;
        using System.Runtime.InteropServices;
        class P
        {
            [DllImport("zk_app_utils")] static extern int zkVerifyECDSASigFromDigest(nint ctx, byte[] digest, int slot, byte[] signature, int size);
            static void Check(int code) { if (code < 0) throw new Exception(); }
            static bool M(byte[] bytes, bool flag) { {{statements}} }
        }
        """;
}
