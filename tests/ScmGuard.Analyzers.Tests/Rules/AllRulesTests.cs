using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.Analyzers.Tests.Rules;

public sealed class AllRulesTests
{
    [Fact]
    public void The_compiler_is_shown_one_analyzer() =>
        Assert.Equal(typeof(AllRules), Assert.Single(typeof(AllRules).Assembly.GetTypes(), type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null));

    [Fact]
    public void It_declares_what_each_rule_declares_and_each_once()
    {
        var declared = new AllRules().SupportedDiagnostics;
        Assert.Equal(AllRules.Each.SelectMany(rule => rule.SupportedDiagnostics).ToHashSet(), declared.ToHashSet());
        Assert.Distinct(declared);
    }

    [Fact]
    public void Each_rule_is_there_once_in_the_order_of_the_names()
    {
        var names = AllRules.Each.Select(rule => rule.GetType().Name).ToList();
        Assert.Equal(names.Order(System.StringComparer.Ordinal), names);
        Assert.Distinct(names);
        Assert.DoesNotContain(nameof(AllRules), names);
    }
}
