using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Tests.Recognition;

namespace ScmGuard.Analyzers.Tests.Values;

/// <summary>Which times are known before a program runs, in milliseconds. A time that is not known is written as null.</summary>
public sealed class ConstantDurationTests
{
    [Theory]
    [InlineData("TimeSpan.FromMilliseconds(250)", 250)]
    [InlineData("TimeSpan.FromSeconds(1.5)", 1_500)]
    [InlineData("TimeSpan.FromSeconds(90)", 90_000)]
    [InlineData("TimeSpan.FromMinutes(2, 30)", 150_000)]
    [InlineData("TimeSpan.FromMinutes(minutes: 2, milliseconds: 5)", 120_005)]
    [InlineData("TimeSpan.FromHours(1)", 3_600_000)]
    [InlineData("TimeSpan.FromDays(1)", 86_400_000)]
    [InlineData("TimeSpan.FromTicks(10_000)", 1)]
    [InlineData("TimeSpan.FromMilliseconds(-1)", -1)]
    [InlineData("new TimeSpan(0, 1, 30)", 90_000)]
    [InlineData("new TimeSpan(1, 0, 0, 0, 5)", 86_400_005)]
    [InlineData("new TimeSpan(10_000)", 1)]
    [InlineData("new TimeSpan()", 0)]
    [InlineData("TimeSpan.Zero", 0)]
    [InlineData("default(TimeSpan)", 0)]
    [InlineData("Timeout.InfiniteTimeSpan", -1)]
    [InlineData("Settled", 20_000)]
    [InlineData("(TimeSpan?)Settled", 20_000)]
    [InlineData("Settled + TimeSpan.FromSeconds(1)", 21_000)]
    [InlineData("Settled - TimeSpan.FromSeconds(1)", 19_000)]
    [InlineData("3 * Settled", 60_000)]
    [InlineData("Settled * 0.5", 10_000)]
    public void A_time_that_is_written_down_is_known(string expression, double expected) => Is(expected, expression);

    [Theory]
    [InlineData("Mutable")]
    [InlineData("TimeSpan.FromSeconds(number)")]
    [InlineData("new TimeSpan(0, number, 0)")]
    [InlineData("Settled + TimeSpan.FromSeconds(number)")]
    [InlineData("TimeSpan.Parse(\"00:01\")")]
    [InlineData("TimeSpan.MaxValue")]
    [InlineData("5000")]
    [InlineData("DateTime.UtcNow - DateTime.UnixEpoch")]
    [InlineData("Settled / 2")]
    [InlineData("null")]
    public void What_depends_on_the_run_or_is_no_time_is_not_known(string expression) => Is(null, expression);

    private static void Is(double? expected, string expression)
    {
        var compilation = Recognized.Compile($$"""
            using System;
            using System.Threading;
            class P
            {
                static readonly TimeSpan Settled = TimeSpan.FromSeconds(20);
                static TimeSpan Mutable = TimeSpan.FromSeconds(20);
                static void Use(object value) { }
                void M(int number) { Use({{expression}}); }
            }
            """);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var use = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Use" });
        var call = Assert.IsAssignableFrom<IInvocationOperation>(model.GetOperation(use));
        Assert.Equal(expected, ConstantDuration.MillisecondsOf(call.Arguments[0].Value, TestContext.Current.CancellationToken));
    }
}
