using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations;

/// <summary>SCM5001 on all functions in all forms: what is right is silent however it is spelled, and each single fault is reported once, at its place.</summary>
public sealed class DeclarationMatrixTests
{
    private const string Usings = "using System; using System.Text; using System.Runtime.InteropServices;\n";

    private static readonly Form[] _forms = [Form.DllImport, Form.LibraryImport, Form.Delegate, Form.Pointer];

    /// <summary>The types and the references, bound once for all.</summary>
    private static readonly CSharpCompilation _types = Recognized.Compile(Usings + Spellings.Types);

    public static TheoryData<ZymbitOperation> Functions => [.. Operations.All.Select(operation => operation.Id)];

    [Fact]
    public void The_matrix_has_all_functions_and_enough_of_each_kind()
    {
        Assert.Equal(76, Operations.All.Count);
        Assert.InRange(Operations.All.Sum(operation => _forms.Sum(form => DeclaredFunction.Right(operation, form).Count())), 2_500, int.MaxValue);
        Assert.InRange(Operations.All.Sum(operation => _forms.Sum(form => DeclaredFunction.Wrong(operation, form).Count())), 15_000, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_right_declaration_is_silent_however_it_is_spelled(ZymbitOperation function)
    {
        var declarations = _forms.SelectMany(form => DeclaredFunction.Right(Operations.Get(function), form)).ToList();
        var found = await ReportedAsync(declarations);
        AssertNone(found.SelectMany((reports, index) => reports.Select(report => $"{declarations[index].Write(index)}: {report.GetMessage()}")));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Each_single_fault_is_reported_once_and_at_its_place(ZymbitOperation function)
    {
        var declarations = _forms.SelectMany(form => DeclaredFunction.Wrong(Operations.Get(function), form)).ToList();
        var found = await ReportedAsync(declarations);
        AssertNone(declarations.Zip(found)
            .Where(pair => !IsReported(pair.First, pair.Second))
            .Select(pair => $"{pair.First.Form}, {pair.First.Fault}: {pair.First.Write(0)}\n    {string.Join("\n    ", pair.Second.Select(report => report.GetMessage()))}"));
    }

    private static bool IsReported(DeclaredFunction declaration, IReadOnlyList<Diagnostic> reports) =>
        reports is [var report] && (declaration.FaultyParameter is not { } index || declaration.Form is Form.Delegate || index == Position(report));

    /// <summary>The index of the parameter that a report is placed at.</summary>
    private static int? Position(Diagnostic report) =>
        report.Location.SourceTree!.GetRoot().FindNode(report.Location.SourceSpan) switch
        {
            ParameterSyntax { Parent: ParameterListSyntax list } parameter => list.Parameters.IndexOf(parameter),
            FunctionPointerParameterSyntax { Parent: FunctionPointerParameterListSyntax list } parameter => list.Parameters.IndexOf(parameter),
            { Parent: FunctionPointerParameterSyntax { Parent: FunctionPointerParameterListSyntax list } parameter } => list.Parameters.IndexOf(parameter),
            _ => null,
        };

    [Fact]
    public Task Every_spelling_compiles_in_its_forms()
    {
        // Each type once is enough: the matrix itself leaves the compiler and its generators out, which would take minutes.
        var types = Operations.All.SelectMany(operation => operation.Parameters).DistinctBy(parameter => parameter.Type).ToList();
        var small = types.Select(parameter => Operations.Get(ZymbitOperation.LEDOn) with { NativeName = "zkOne", Parameters = [parameter] })
            .Append(Operations.Get(ZymbitOperation.CreateRandDataFile) with { NativeName = "zkOne" });
        var declarations = small.SelectMany(operation => _forms.SelectMany(form => DeclaredFunction.Right(operation, form).Concat(DeclaredFunction.Wrong(operation, form)))).ToList();
        return new RuleTest(new SCM5001SignatureMismatch()) { Source = Source(declarations) + "\n" + Spellings.Types, Nullable = NullableContextOptions.Disable, TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck }.VerifyAsync();
    }

    private static void AssertNone(IEnumerable<string> failures) => Assert.True(!failures.Any(), string.Join('\n', failures));

    /// <summary>The reports by declaration.</summary>
    private static async Task<IReadOnlyList<Diagnostic>[]> ReportedAsync(IReadOnlyList<DeclaredFunction> declarations)
    {
        var found = await _types.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source(declarations))).WithAnalyzers([new SCM5001SignatureMismatch()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id != "SCM5001");
        var byLine = found.ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 1);
        return [.. declarations.Select((_, index) => byLine[index].ToList())];
    }

    /// <summary>One declaration to a line, after the first.</summary>
    private static string Source(IEnumerable<DeclaredFunction> declarations) =>
        Usings + string.Join("\n", declarations.Select((declaration, index) => declaration.Write(index)));
}
