using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Typestate;
using ScmGuard.Analyzers.Tests.Recognition;

namespace ScmGuard.Analyzers.Tests.Flow.Typestate;

/// <summary>Code at the edge of what can be followed, and what explains a finding.</summary>
public sealed class TypestateLimitsTests
{
    [Fact]
    public void Deep_and_long_code_neither_throws_nor_takes_the_flow_away_from_what_follows()
    {
        var nested = string.Concat(Enumerable.Repeat("if (flag) { ", 60)) + "Work();" + string.Concat(Enumerable.Repeat(" }", 60));
        var sum = string.Join(" + ", Enumerable.Repeat("number", 2_000));
        var found = Find($"int s = Gen(); Remove(s); {nested} Sign(s);");
        Assert.Equal([Violation.UsedAfterRemoval], found.Select(static finding => finding.Violation));
        Assert.InRange(Find($"int s = Gen(); Remove(s); number = {sum}; Sign(s);").Length, 0, 1);
    }

    [Fact]
    public void A_body_with_too_many_ways_to_tell_apart_is_silent()
    {
        var ways = string.Concat(Enumerable.Range(0, 10).Select(static index => $"bool b{index} = Coin(); if (b{index}) Work(); "));
        var asked = string.Concat(Enumerable.Range(0, 10).Select(static index => $"if (b{index}) Work(); "));
        Assert.Empty(Find($"int s = Gen(); {ways} Remove(s); {asked} Sign(s);"));
        Assert.Single(Find("int s = Gen(); bool b0 = Coin(); if (b0) Work(); Remove(s); if (b0) Work(); Sign(s);"));
    }

    [Theory]
    [InlineData("int s = Gen(); Remove(s); Sign(s);", "Remove(s)", "Gen()")]
    [InlineData("int m = Wallet(), c = Child(m); Remove(m); Sign(c);", "Remove(m)", "Child(m)")]
    [InlineData("int m = Wallet(), c = Child(m); Remove(m); return c;", "Child(m)", "c")]
    [InlineData("Work(); Begin(); if (flag) { return 1; } Cancel();", "return 1;")]
    [InlineData("Lock(); Battery(1);", "Lock()")]
    [InlineData("Close(opened); Led(opened);", "Close(opened)")]
    public void A_finding_is_explained_by_the_places_that_led_to_it(string body, params string[] places)
    {
        var finding = Assert.Single(Find(body));
        Assert.Equal(places, finding.Explanation.Select(place => place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length)));
    }

    [Fact]
    public void A_body_is_followed_once_whoever_asks()
    {
        string[] bodies = ["int s = Gen(); Sign(s); Remove(s); Remove(s);", "int s = Gen(); Sign(s); Remove(s);"];
        var trees = bodies.Select(static (body, index) => CSharpSyntaxTree.ParseText(TypestateProgram.With(body, $"Space{index}"), path: $"{index}"));
        var compilation = Recognized.Compile("Two", TypestateProgram.Client, TypestateProgram.Imports).AddSyntaxTrees(trees);
        TypestateProgram.FindIn(compilation);
        TypestateProgram.FindIn(compilation);
        Assert.Equal(2, TypestateFlow.Of(compilation).BodiesFollowed);
    }

    private static Finding[] Find(string body)
    {
        var tree = CSharpSyntaxTree.ParseText(TypestateProgram.With(body, "Limits"), path: "Limits");
        return [.. TypestateProgram.FindIn(Recognized.Compile("Limits", TypestateProgram.Client, TypestateProgram.Imports).AddSyntaxTrees(tree))["Limits"]];
    }
}
