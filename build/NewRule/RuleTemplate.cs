using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.NewRule;

/// <summary>The text of a new rule's files. It builds, and everything that only its author knows is a gap.</summary>
public static class RuleTemplate
{
    /// <summary>What begins a place to be filled. No file of a rule may still have it.</summary>
    public const string Gap = "FILL IN: ";

    /// <summary>The files of a rule: path to text.</summary>
    public static IReadOnlyDictionary<string, string> Files(RuleRequest rule)
    {
        string[] kinds = rule.HasFix ? ["Bad", "Good", "Fixed"] : ["Bad", "Good"];
        Dictionary<string, string> files = new()
        {
            [$"analyzers/ScmGuard.Analyzers/Rules/{rule.Family}/{rule.Name}.cs"] = Rule(rule),
            [$"tests/ScmGuard.Analyzers.Tests/Rules/{rule.Family}/{rule.Name}Tests.cs"] = RuleTests(rule),
            [$"docs/rules/{rule.Id}.md"] = Page(rule, kinds),
        };
        foreach (string kind in kinds)
        {
            files.Add($"samples/Rules/{rule.Id}.{kind}.cs", Sample(rule, kind));
        }

        if (rule.HasFix)
        {
            files.Add($"analyzers/ScmGuard.CodeFixes/{rule.Family}/{rule.Name}Fix.cs", Fix(rule));
            files.Add($"tests/ScmGuard.CodeFixes.Tests/{rule.Family}/{rule.Name}FixTests.cs", FixTests(rule));
        }

        return files;
    }

    /// <summary>The rule's row in the table of facts.</summary>
    public static string Facts(RuleRequest rule) =>
        $"        [\"{rule.Id}\"] = new(Precision.High, Harm.CallFails), // {Gap}how sure it is, the worst that comes of it, and the CWE numbers, if any; the severity of the descriptor follows.";

    private static string Rule(RuleRequest rule) => $$"""
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using ScmGuard.Knowledge;

        namespace ScmGuard.Analyzers.Rules.{{rule.Family}};

        /// <summary>{{rule.Id}}: {{Gap}}what the rule reports, in one sentence, and the page that says why it is wrong.</summary>
        public sealed class {{rule.Name}} : ZymbitRule
        {
            private static readonly DiagnosticDescriptor _descriptor = new(
                "{{rule.Id}}",
                "{{rule.Title}}",
                "{0}: {{Gap}}what is wrong here and what to do instead",
                RuleCategories.{{rule.Family}},
                DiagnosticSeverity.Warning,
                isEnabledByDefault: true,
                "{{Gap}}why it is wrong, in a sentence or two.",
                RulePage.Of("{{rule.Id}}"),
                RuleTable.TagsOf("{{rule.Id}}"));

            /// <inheritdoc />
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

            /// <inheritdoc />
            protected override void Start(RuleStart rule) => rule.OnCall(Concerns, Analyze);

            // {{Gap}}which operations the rule is about. Until then it is about none.
            private static bool Concerns(Operation operation) => operation.NativeName.Length == 0;

            private static void Analyze(CallContext context)
            {
                // {{Gap}}the condition. context.Call has the arguments by role; ScmGuard.Analyzers.Flow has constants, reachability and firmware guards.
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        }

        """;

    private static string Fix(RuleRequest rule) => $$"""
        using System.Collections.Immutable;
        using System.Composition;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CodeFixes;

        namespace ScmGuard.CodeFixes.{{rule.Family}};

        /// <summary>{{rule.Id}}: {{Gap}}what the fix makes of the code, and where it is not offered.</summary>
        [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
        public sealed class {{rule.Name}}Fix : ZymbitFix
        {
            /// <inheritdoc />
            public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("{{rule.Id}}");

            internal override string Title => "{{Gap}}what an editor offers, such as 'Use a key of a recoverable wallet'";

            private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
            {
                foreach (var diagnostic in diagnostics)
                {
                    if (edit.CallAt(diagnostic.Location) is { } call)
                    {
                        // {{Gap}}the change, where it is certain. Here nothing is changed, so that nothing is offered.
                        edit.Edit(call.Syntax.SyntaxTree);
                    }
                }
            }
        }

        """;

    private static string RuleTests(RuleRequest rule) => $$"""
        using System.Threading.Tasks;
        using ScmGuard.Analyzers.Rules.{{rule.Family}};
        using ScmGuard.Testing;

        namespace ScmGuard.Analyzers.Tests.Rules.{{rule.Family}};

        public sealed class {{rule.Name}}Tests
        {
            [Theory]
            [InlineData("{{rule.Id}}.Bad.cs")]
            [InlineData("{{rule.Id}}.Good.cs")]
            public Task The_samples_report_what_their_comments_say(string sample) => new SampleTest(sample, new {{rule.Name}}()).VerifyAsync();

            [Fact]
            public void A_table_says_what_is_reported_and_what_is_not() =>
                Assert.Fail("{{Gap}}a table of cases that must be reported and of cases that must not, as the neighbours have it.");
        }

        """;

    private static string FixTests(RuleRequest rule) => $$"""
        using System.Threading.Tasks;
        using ScmGuard.Analyzers.Rules.{{rule.Family}};
        using ScmGuard.CodeFixes.{{rule.Family}};
        using ScmGuard.Testing;

        namespace ScmGuard.CodeFixes.Tests.{{rule.Family}};

        public sealed class {{rule.Name}}FixTests
        {
            [Fact]
            public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
                new SampleFixTest("{{rule.Id}}.Bad.cs", "{{rule.Id}}.Fixed.cs", new {{rule.Name}}Fix(), new {{rule.Name}}()).VerifyAsync();

            [Fact]
            public void A_table_says_where_the_fix_is_offered_and_where_not() =>
                Assert.Fail("{{Gap}}code where the fix is offered, and code where it must not be, as the neighbours have it.");
        }

        """;

    private static string Sample(RuleRequest rule, string kind) => $$"""
        using System;
        using System.Runtime.InteropServices;

        internal static class {{rule.Name[rule.Id.Length..]}}
        {
            [DllImport("libzk_app_utils.so")]
            private static extern int zkOpen(out IntPtr context);

            // {{Gap}}{{kind switch
    {
        "Bad" => "the mistake as somebody would make it. The comment at the end of a line says what is reported there.",
        "Good" => "the same program without the mistake, and what must not be mistaken for it.",
        _ => "what the fix makes of the bad sample, to the letter.",
    }}}
            public static int Open(out IntPtr context) => zkOpen(out context);{{(kind == "Bad" ? $" // {rule.Id}" : "")}}
        }

        """;

    private static string Page(RuleRequest rule, IEnumerable<string> kinds) => $$"""
        # {{rule.Id}}: {{rule.Title}}

        ## What it reports

        {{Gap}}what is reported, and what is not.

        ## Why

        {{Gap}}what goes wrong on a unit, with the page of Zymbit's documentation that says so.

        {{string.Concat(kinds.Select(kind => $"## {kind}\n\n```csharp\n{Sample(rule, kind)}```\n\n"))}}## Configuration

        {{Gap}}which settings the rule reads, or that it reads none.

        ## When to suppress

        {{Gap}}when it is right to leave the code as it is.

        """;
}
