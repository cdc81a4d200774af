using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Tests.Recognition;

namespace ScmGuard.Analyzers.Tests.Values;

/// <summary>Which numbers are known before a program runs. A number that is not known is written as null.</summary>
public sealed class ConstantNumberTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("-1", -1)]
    [InlineData("0x10", 16)]
    [InlineData("2.5", 2.5)]
    [InlineData("2.5f", 2.5)]
    [InlineData("2.5m", 2.5)]
    [InlineData("3u", 3)]
    [InlineData("0xFFFFFFFF", 4294967295)]
    [InlineData("Const", 7)]
    [InlineData("Settled", 8)]
    [InlineData("Kind.Second", 2)]
    [InlineData("(int)Kind.Second", 2)]
    [InlineData("(Kind)1", 1)]
    [InlineData("Kind.First | Kind.Second", 3)]
    [InlineData("(int)(Kind.First | Kind.Second)", 3)]
    [InlineData("(object)3", 3)]
    [InlineData("(long)3", 3)]
    [InlineData("(3)", 3)]
    [InlineData("default(int)", 0)]
    [InlineData("int.MaxValue", 2147483647)]
    public void Literals_constants_and_casts_are_known(string expression, double expected) => Is(expected, expression);

    [Theory]
    [InlineData("Settled + 1", 9)]
    [InlineData("Settled - 1", 7)]
    [InlineData("Settled * 2", 16)]
    [InlineData("-Settled", -8)]
    [InlineData("+Settled", 8)]
    [InlineData("~Settled", -9)]
    [InlineData("Settled | 1", 9)]
    [InlineData("Settled & 12", 8)]
    [InlineData("Settled ^ 9", 1)]
    [InlineData("1 << Settled", 256)]
    [InlineData("(byte)Settled", 8)]
    [InlineData("(float)Settled", 8)]
    [InlineData("(Kind)Settled", 8)]
    [InlineData("(int)Real", 2)]
    [InlineData("flag ? 3 : 3", 3)]
    [InlineData("(number = 5)", 5)]
    public void What_is_computed_from_known_numbers_is_known(string expression, double expected) => Is(expected, expression);

    [Theory]
    [InlineData("number")]
    [InlineData("Mutable")]
    [InlineData("Computed()")]
    [InlineData("number + 1")]
    [InlineData("number | 2")]
    [InlineData("flag ? 3 : 4")]
    [InlineData("flag")]
    [InlineData("true")]
    [InlineData("'x'")]
    [InlineData("\"3\"")]
    [InlineData("null")]
    [InlineData("Settled / 2")]
    [InlineData("(byte)Large")]
    [InlineData("(sbyte)Large")]
    [InlineData("int.Parse(\"3\")")]
    public void What_depends_on_the_run_or_is_no_number_is_not_known(string expression) => Is(null, expression);

    [Theory]
    [InlineData("int slot = 3;", "slot", 3.0)]
    [InlineData("const int slot = 3;", "slot", 3.0)]
    [InlineData("var slot = Settled + 1;", "slot", 9.0)]
    [InlineData("int a = 3, b = a, c = b;", "c", 3.0)]
    [InlineData("dynamic slot = 3;", "(int)slot", 3.0)]
    [InlineData("int? slot = 3;", "slot", 3.0)]
    [InlineData("int slot; slot = 3;", "slot", null)]
    [InlineData("int slot = 3; slot = 4;", "slot", null)]
    [InlineData("int slot = 3; slot++;", "slot", null)]
    [InlineData("int slot = 3; Change(ref slot);", "slot", null)]
    [InlineData("int slot = 3; Action later = () => slot = 4;", "slot", null)]
    public void A_local_is_known_if_it_holds_one_value_only(string statements, string expression, double? expected) => Is(expected, expression, statements);

    [Fact]
    public void A_number_that_doubles_in_each_line_is_given_up()
    {
        var statements = "var a0 = Settled;" + string.Concat(Enumerable.Range(1, 30).Select(i => $"var a{i} = a{i - 1} + a{i - 1};"));
        Is(null, "a30", statements);
        Is(64, "a3", statements);
    }

    private static void Is(double? expected, string expression, string statements = "")
    {
        var compilation = Recognized.Compile($$"""
            using System;
            [Flags] enum Kind { None, First, Second }
            class P
            {
                const int Const = 7;
                static readonly int Settled = 8, Large = 400;
                static readonly double Real = 2.75;
                static int Mutable = 9;
                static int Computed() => Mutable;
                static void Change(ref int value) { }
                static void Use(object value) { }
                void M(int number, bool flag) { {{statements}} Use({{expression}}); }
            }
            """);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var use = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Use" });
        var call = Assert.IsAssignableFrom<IInvocationOperation>(model.GetOperation(use));
        Assert.Equal(expected, ConstantNumber.Of(call.Arguments[0].Value, TestContext.Current.CancellationToken));
    }
}
