using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>The flow against the truth: programs are followed, and then run with every firmware. What runs must have been possible.</summary>
public sealed class RandomProgramTests
{
    private const int Programs = 40;
    private const int RunsPerFirmware = 60;

    private static readonly string[] _firmware = [.. UnitTargets.ScmFirmware, "09.09.09release", "03.01.00"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_site_that_a_unit_gets_to_was_possible_for_that_unit(int seed)
    {
        var (compilation, text) = Compile(seed);
        var possible = Follow(compilation);
        var reached = Run(compilation, seed);
        foreach (var (firmware, sites) in reached)
        {
            var units = UnitsWith(firmware);
            var wrong = sites.Where(site => (possible[site] & units) != units).ToList();
            Assert.True(wrong.Count == 0, $"With {firmware} the program gets to {string.Join(", ", wrong.Select(site => $"S({site})"))}, which the flow ruled out:\n{MethodsWith(text, wrong)}");
        }

        // Were every site possible for every unit, nothing above could fail. Nor is the flow much wider than the truth; what is left are handlers
        // that nothing gets to, and functions that run later.
        var affected = TargetSet.Of(Advisories.KeyPairLostAtReboot.Affected);
        var ruledOut = possible.Values.Count(units => !units.Meets(affected));
        var neverReached = possible.Keys.Count(site => !reached["01.02.02release"].Contains(site));
        Assert.InRange(ruledOut, possible.Count / 5, possible.Count);
        Assert.InRange(ruledOut, neverReached * 3 / 5, neverReached);
    }

    private static (CSharpCompilation Compilation, string Text) Compile(int seed)
    {
        var text = new StringBuilder(
            """
            using System;
            using System.Diagnostics.CodeAnalysis;
            using System.IO;
            using System.Linq;

            public static class Random
            {
                static readonly string[] Set = { "01.02.02release", "01.00.00" };
                public static Func<bool> Flip;
                public static Action<int> Reached;
                static int _fuel;

                public static void Start() => _fuel = 200;
                static bool Coin() { Tick(); return Flip(); }
                static void Tick() { if (_fuel-- <= 0) throw new TimeoutException(); }
                static void S(int site) => Reached(site);
                static bool T(int site) { Reached(site); return Flip(); }
                static void Invoke(Action action) => action();
                static void Ensure([DoesNotReturnIf(false)] bool holds) { if (!holds) throw new Boom(); }
                static void Check(string s) { if (s == "01.02.02release") throw new Boom(); }
                static string Checked(string s) => s is "01.00.00" ? throw new Boom() : s;
                static void Require(string s, string version) { if (Is(s, version)) return; throw new Boom(); }
                static bool Is(string s, string version) => s == version;
                static bool Affected(string s) { switch (s) { case "01.02.02release": return true; case "09.09.09release" when Coin(): return true; default: return false; } }
                static bool Not(bool b) => !b;
                sealed class Boom : Exception { }

            """);
        var site = 0;
        for (var index = 0; index < Programs; index++)
        {
            (var method, site) = RandomProgram.Write($"Program{index}", (seed * 100_003) + index, site);
            text.Append("public ").Append(method);
        }

        text.Append('}');
        var source = text.ToString();
        var compilation = CSharpCompilation.Create(
            $"Random{seed}",
            [CSharpSyntaxTree.ParseText(source)],
            ReferenceAssemblies.Net100.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        return (compilation, source);
    }

    private static Dictionary<int, TargetSet> Follow(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var possible = new Dictionary<int, TargetSet>();
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "S" or "T" }))
        {
            var number = (int)((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.Value!;
            possible[number] = FirmwareFlow.UnitsAt(model.GetOperation(call)!, model, TargetSet.Field, default);
        }

        return possible;
    }

    private static Dictionary<string, HashSet<int>> Run(CSharpCompilation compilation, int seed)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext("random", isCollectible: true);
        var type = context.LoadFromStream(image).GetType("Random")!;
        var reached = _firmware.ToDictionary(firmware => firmware, _ => new HashSet<int>());
        var random = new Random(seed);
        type.GetField("Flip")!.SetValue(null, () => random.Next(2) == 0);
        var start = type.GetMethod("Start")!.CreateDelegate<Action>();
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name.StartsWith("Program", StringComparison.Ordinal)))
        {
            var program = method.CreateDelegate<Action<string>>();
            foreach (var firmware in _firmware)
            {
                type.GetField("Reached")!.SetValue(null, (int site) => { reached[firmware].Add(site); });
                for (var run = 0; run < RunsPerFirmware; run++)
                {
                    start();
                    try
                    {
                        program(firmware);
                    }
                    catch (Exception exception) when (exception is TimeoutException || exception.GetType().Name == "Boom")
                    {
                        // The program ended by an exception of its own.
                    }
                }
            }
        }

        context.Unload();
        return reached;
    }

    /// <summary>The units that have a firmware: a model without named firmware may have any.</summary>
    private static TargetSet UnitsWith(string firmware) => TargetSet.Where(unit =>
        unit.Firmware == firmware || (unit.Firmware is null && (unit.Model != Model.Scm || !UnitTargets.ScmFirmware.Contains(firmware))));

    private static string MethodsWith(string text, List<int> sites) => string.Join('\n', CSharpSyntaxTree.ParseText(text).GetRoot()
        .DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => sites.Any(site => method.ToString().Contains($"({site})", StringComparison.Ordinal)))
        .Select(method => method.NormalizeWhitespace().ToString()));
}
