using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Tests.Values;

public sealed class NameSetTests
{
    private const string Source = """
        // Sign in a comment, "Sign" in a text, and the rest of the file in code
        class Sign { Sign Lock() => this; string Text = "zkSign"; int sign; }
        static class Program
        {
            static void Main(Sign a, int @Lock, int überSign)
            {
                a.Lock().Lock(); new Sign(); a.zkSign(); zkSign<int>(); a?.Sign(); _ = $"{Sign} zkSign {a.@Lock}"; _ = GetSign + Signed + überSign + @Lock;
        #if NEVER
                Sign();
        #endif
                _ = nameof(Sign) + (Sign)a;
            }
        }
        """;

    [Theory]
    [InlineData("Sign")]
    [InlineData("Sign,Lock")]
    [InlineData("Sign,GetSign,zkSign")]
    [InlineData("zkSign,zkLock,zkOpen,zkClose,zkWait")]
    [InlineData("Sign,Lock,zkSign,GetSign,Signed,a,überSign")]
    [InlineData("Absent")]
    [InlineData("Absent,Missing,Nowhere,Gone,Never")]
    [InlineData("")]
    public void A_name_is_found_wherever_a_visit_of_every_node_finds_it(string names)
    {
        var wanted = names.Split(',');
        var tree = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken);
        var set = new NameSet(wanted);
        SimpleNameSyntax[] expected = [.. tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Where(name => wanted.Contains(name.Identifier.ValueText))];
        Assert.Equal(expected, set.MentionsIn(tree, TestContext.Current.CancellationToken));
        Assert.Equal(expected.Length > 0, set.IsMentionedIn(tree, TestContext.Current.CancellationToken));
        Assert.Equal(expected, new NameSet(wanted.Reverse()).MentionsIn(tree, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Sets_of_the_same_names_are_one()
    {
        Assert.Equal(new NameSet(["a", "b"]), new NameSet(["b", "a", ""]));
        Assert.NotEqual(new NameSet(["a", "b"]), new NameSet(["a", "c"]));
        Assert.True(new NameSet([""]).IsEmpty);
    }
}
