using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>A test of one analyzer.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public class RuleTest<TAnalyzer>() : RuleTest(new TAnalyzer())
    where TAnalyzer : DiagnosticAnalyzer, new();
