using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>A test of one fix of one analyzer.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The fix.</typeparam>
public class FixTest<TAnalyzer, TFix>() : FixTest(new TFix(), new TAnalyzer())
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new();
