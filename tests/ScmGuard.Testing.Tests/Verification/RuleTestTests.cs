using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

public sealed class RuleTestTests
{
    [Fact]
    public Task A_marked_diagnostic_is_verified() =>
        new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var {|TST0001:bad1|} = 1; return bad1; } }" }.VerifyAsync();

    [Fact]
    public Task An_analyzer_with_one_id_needs_no_id_in_the_markup() =>
        new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var [|bad1|] = 1; return bad1; } }" }.VerifyAsync();

    [Fact]
    public Task A_numbered_place_takes_an_expected_diagnostic_with_arguments_and_severity() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = "class C { int M() { var {|#0:bad1|} = 1; return bad1; } }",
            ExpectedDiagnostics = { new DiagnosticResult("TST0001").WithLocation(0).WithArguments("bad1").WithSeverity(DiagnosticSeverity.Warning) },
        }.VerifyAsync();

    [Fact]
    public Task The_partial_methods_of_LibraryImport_compile() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = """
                using System.Runtime.InteropServices;

                static partial class Native
                {
                    [LibraryImport("zk_app_utils", EntryPoint = "zkOpen")]
                    internal static partial int Open(out nint context);

                    internal static nint Use()
                    {
                        var {|TST0001:bad|} = Open(out var context);
                        return bad + context;
                    }
                }
                """,
        }.VerifyAsync();

    [Fact]
    public Task Severity_comes_from_editorconfig() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = "class C { int M() { var {|#0:bad1|} = 1; return bad1; } }",
            AnalyzerConfigFiles = { ["/.editorconfig"] = "[*.cs]\ndotnet_diagnostic.TST0001.severity = error" },
            ExpectedDiagnostics = { new DiagnosticResult("TST0001", DiagnosticSeverity.Error).WithLocation(0) },
        }.VerifyAsync();
}
