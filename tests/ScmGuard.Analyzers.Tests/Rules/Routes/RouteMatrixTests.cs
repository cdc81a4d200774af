using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>Every rule about calls on every route by which its calls can be made. A rule knows no route, and no row of the table names one.</summary>
public sealed class RouteMatrixTests
{
    private static readonly Type[] _rules = [.. typeof(ZymbitRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ZymbitRule))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static TheoryData<string, string> Matrix()
    {
        var matrix = new TheoryData<string, string>();
        foreach (var rule in _rules.Where(BadCalls.ByRule.ContainsKey))
        {
            foreach (var route in Route.All.Where(route => route.Has(BadCalls.ByRule[rule])))
            {
                matrix.Add(rule.Name, route.Name);
            }
        }

        return matrix;
    }

    [Fact]
    public void Every_rule_about_calls_has_a_row_and_every_row_a_rule()
    {
        Assert.Equal(_rules.Select(rule => rule.Name), BadCalls.ByRule.Keys.Select(rule => rule.Name).Order(StringComparer.Ordinal));
        Assert.All(BadCalls.ByRule, row => Assert.Contains(Route.All, route => route.Has(row.Value)));
    }

    [Fact]
    public void Every_route_of_recognition_is_in_the_matrix()
    {
        var reached = Route.All
            .SelectMany(route => BadCalls.ByRule.Values.Where(route.Has).Select(calls => (Route: route, Calls: calls)))
            .SelectMany(pair => Recognized.In(Recognized.Compile(Recognized.PythonNet, pair.Route.Write(pair.Calls)), Wrappers(pair.Route.Settings(pair.Calls))))
            .Select(call => call.Route)
            .ToHashSet();
        Assert.Equal(Enum.GetValues<CallRoute>().ToHashSet(), reached);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_rule_reports_its_bad_call_on_every_route(string rule, string route)
    {
        var type = _rules.Single(type => type.Name == rule);
        var way = Route.All.Single(candidate => candidate.Name == route);
        var calls = BadCalls.ByRule[type];
        var test = new RuleTest((DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        {
            Sources = { ["Test0.cs"] = way.Write(calls), ["PythonNet.cs"] = Recognized.PythonNet },
            Nullable = NullableContextOptions.Disable,
        };
        if (way.Settings(calls) is { } settings)
        {
            test.AdditionalFiles["scmguard.json"] = settings;
        }

        var found = await test.GetDiagnosticsAsync();
        Assert.True(found.Length == 1 && found[0].Id == rule[..7], $"{string.Join("\n", found)}\n\n{way.Write(calls)}");
        var live = await test.GetLiveDiagnosticsAsync();
        Assert.Equal(found.Select(diagnostic => diagnostic.ToString()), live.Select(diagnostic => diagnostic.ToString()));
    }

    private static ImmutableArray<MappedWrapper> Wrappers(string? settings) =>
        settings is null ? [] : ScmGuardFile.Read("scmguard.json", SourceText.From(settings)).Wrappers;
}
