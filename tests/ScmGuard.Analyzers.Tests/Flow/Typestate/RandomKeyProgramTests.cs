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
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Typestate;
using ScmGuard.Analyzers.Tests.Recognition;

namespace ScmGuard.Analyzers.Tests.Flow.Typestate;

/// <summary>The engine against the truth: programs are followed, and then run on a key store that tells when a key is used that is gone.</summary>
public sealed class RandomKeyProgramTests
{
    private const int Programs = 60;
    private const int Runs = 3_000;

    private const string Store = """
        using System;
        using System.Collections.Generic;
        sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
        sealed class Boom : Exception { }
        public static class Store
        {
            public static Random Random; public static Action<int> Wrong;
            static readonly Dictionary<int, (int Parent, bool Gone)> Keys = new();
            static int _fuel;
            public static void Start() { Keys.Clear(); _fuel = 60; }
            static bool Flip() { if (_fuel-- <= 0) throw new TimeoutException(); return Random.Next(2) == 0; }
            static bool Fails() => Random.Next(4) == 0;
            static int Add(int parent) { if (Fails()) return -1; int slot = 16 + Keys.Count; Keys.Add(slot, (parent, false)); return slot; }
            static void Use(int site, int slot) { if (_fuel-- <= 0) throw new TimeoutException(); if (Keys.TryGetValue(slot, out var key) && key.Gone) Wrong(site); if (Random.Next(12) == 0) throw new Boom(); }
            [ZymbitApi("zkGenKeyPair")] static int Gen(int site) { if (Random.Next(12) == 0) throw new Boom(); return Add(-1); }
            [ZymbitApi("zkGenWalletChildKey")] static int Child(int site, int parentSlot) { Use(site, parentSlot); return Add(parentSlot); }
            [ZymbitApi("zkGenECDSASigFromDigest")] static int Sign(int site, int slot) { Use(site, slot); return Fails() ? -1 : 0; }
            [ZymbitApi("zkRemoveKey")] static int Remove(int site, int slot)
            {
                Use(site, slot);
                if (!Keys.ContainsKey(slot) || Fails()) return -1;
                foreach (var key in new List<int>(Keys.Keys))
                    for (int up = key; Keys.TryGetValue(up, out var known); up = known.Parent)
                        if (up == slot) Keys[key] = (Keys[key].Parent, true);
                return 0;
            }

        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_goes_wrong_was_found_and_what_was_found_mostly_goes_wrong(int seed)
    {
        var text = new StringBuilder(Store);
        var site = 0;
        for (var index = 0; index < Programs; index++)
        {
            (var method, site) = RandomKeyProgram.Write($"Program{index}", (seed * 100_003) + index, site);
            text.Append(method);
        }

        text.Append('}');
        var source = text.ToString();
        var compilation = Recognized.Compile($"Keys{seed}", [], source);
        var found = TypestateProgram.FindIn(compilation)
            .SelectMany(static file => file)
            .Where(static finding => finding.Violation is Violation.UsedAfterRemoval or Violation.UsedAfterAncestor)
            .Select(static finding => SiteOf((InvocationExpressionSyntax)finding.Call))
            .ToHashSet();
        var flow = TypestateFlow.Of(compilation);
        var methods = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var givenUp = methods.Where(flow.IsGivenUp).ToList();
        Assert.True(givenUp.Count * 4 <= Programs, $"{givenUp.Count} of {Programs} programs were given up, such as\n{givenUp.FirstOrDefault()?.NormalizeWhitespace()}");
        var wrong = Run(compilation, seed).Except(givenUp.SelectMany(static method => method.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(static call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: int } }, ..]).Select(SiteOf)).ToHashSet();

        var missed = wrong.Except(found).ToList();
        Assert.True(missed.Count == 0, $"{missed.Count} of {wrong.Count} were missed, such as site {missed.FirstOrDefault()} in\n{MethodWith(source, missed.FirstOrDefault())}");

        // Were every call reported, nothing above could fail. What is left are ways that are too rare to be run, such as a third round after two failures.
        var never = found.Except(wrong).ToList();
        Assert.InRange(found.Count, 40, site * 2 / 3);
        Assert.True(never.Count * 5 <= found.Count, $"{never.Count} of {found.Count} never happened, such as site {never.FirstOrDefault()} in\n{MethodWith(source, never.FirstOrDefault())}");
    }

    private static HashSet<int> Run(CSharpCompilation compilation, int seed)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext("keys", isCollectible: true);
        var type = context.LoadFromStream(image).GetType("Store")!;
        var wrong = new HashSet<int>();
        type.GetField("Random")!.SetValue(null, new Random(seed));
        type.GetField("Wrong")!.SetValue(null, (int site) => { wrong.Add(site); });
        var start = type.GetMethod("Start")!.CreateDelegate<Action>();
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name.StartsWith("Program", StringComparison.Ordinal)))
        {
            var program = method.CreateDelegate<Action>();
            for (var run = 0; run < Runs; run++)
            {
                start();
                try
                {
                    program();
                }
                catch (Exception exception) when (exception is TimeoutException || exception.GetType().Name == "Boom")
                {
                    // The program ended by an exception of its own.
                }
            }
        }

        context.Unload();
        return wrong;
    }

    private static int SiteOf(InvocationExpressionSyntax call) => (int)((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.Value!;

    private static string MethodWith(string source, int site) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        .FirstOrDefault(method => method.Identifier.ValueText.StartsWith("Program", StringComparison.Ordinal) && method.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: int number } }, ..] && number == site))?.NormalizeWhitespace().ToString() ?? "-";
}
