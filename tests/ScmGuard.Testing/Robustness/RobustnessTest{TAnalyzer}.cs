using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>A test that no malformed code makes one analyzer throw.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public sealed class RobustnessTest<TAnalyzer>() : RobustnessTest(new TAnalyzer())
    where TAnalyzer : DiagnosticAnalyzer, new();
