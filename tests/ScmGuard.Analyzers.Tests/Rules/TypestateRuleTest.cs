using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Tests.Flow.Typestate;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>Verifies rules about the order of calls, by each way to the module.</summary>
internal static class TypestateRuleTest
{
    private const string Robust = """
        int s = Gen(), m = Wallet(), c = Child(m); bool done = false;
        Begin(); Ephemeral(); if (Open(out var x) < 0) return 1;
        try { for (int i = 0; i < 3; i++) { if (Add() == -1) continue; done = true; break; } Led(x); if (flag) { Remove(s); goto end; } }
        catch (IOException e) when (number > 2) { Remove(m); throw; }
        finally { if (!done) Cancel(); using var f = File.OpenRead(text); Close(x); }
        Action later = () => Sign(s); later(); (s, m) = (m, s);
        switch (number) { case 1: Perimeter(0, 2); goto case 2; case 2: Lock(); break; default: Wait(); break; }
        end: Battery(number is > 1 and < 3 ? 1 : 2); Agree(-1); _slot = c; Ephemeral(); Sign(c); Close(x); return Checked(Lock());
        """;

    /// <summary>Verifies a method's body that calls the library's functions.</summary>
    public static Task VerifyAsync<TRule>(string body)
        where TRule : DiagnosticAnalyzer, new()
    {
        var test = new RuleTest<TRule> { Sources = { ["Zymbit.cs"] = TypestateProgram.Imports, ["Program.cs"] = TypestateProgram.With(body, "Subject").Replace("#pragma warning disable", "") } };
        test.AddReference(typeof(Zymkey.IZymkey));
        test.AddReference(typeof(Knowledge.Operations));
        return test.VerifyAsync();
    }

    /// <summary>Verifies a method's body that calls the managed client <c>unit</c>.</summary>
    public static Task VerifyClientAsync<TRule>(string body)
        where TRule : DiagnosticAnalyzer, new()
    {
        var test = new RuleTest<TRule>
        {
            Source = $$"""
                using ScmGuard.Knowledge;
                using ScmGuard.Zymkey;
                class P { static KeySlot _kept; static void M(IZymkey unit, bool flag) { {{body}} } }
                """,
        };
        test.AddReference(typeof(Zymkey.IZymkey));
        test.AddReference(typeof(Knowledge.Operations));
        return test.VerifyAsync();
    }

    /// <summary>Verifies a method's body that calls the Python client <c>z.client</c>.</summary>
    public static Task VerifyPythonAsync<TRule>(string body)
        where TRule : DiagnosticAnalyzer, new() => new RuleTest<TRule>
        {
            Sources =
            {
                ["Python.cs"] = Recognized.PythonNet,
                ["P.cs"] = $$"""
                    using Python.Runtime;
                    class P { static int _slot; static void M() { dynamic z = Py.Import("zymkey"); {{body}} } }
                    """,
            },
        }.VerifyAsync();

    /// <summary>Verifies that a rule does not throw on code that is half typed or broken.</summary>
    public static async Task VerifyRobustAsync(DiagnosticAnalyzer rule)
    {
        var test = new RobustnessTest(rule)
        {
            Sources = { ["Zymbit.cs"] = TypestateProgram.Imports, ["Program.cs"] = TypestateProgram.With(Robust, "Subject") },
            MutantsPerFile = 60,
            HalfTypedStride = 12,
        };
        test.AddReference(typeof(Zymkey.IZymkey));
        test.AddReference(typeof(Knowledge.Operations));
        Assert.InRange(await test.VerifyAsync(), 50, 2_000);
    }
}
