using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>A test of analyzers on a sample; its comments state the diagnostics. A sample without any must be silent.</summary>
public class SampleTest : RuleTest
{
    /// <summary>Takes a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="analyzers">Every analyzer whose diagnostics the sample states.</param>
    public SampleTest(SampleFile sample, params ImmutableArray<DiagnosticAnalyzer> analyzers)
        : base(analyzers)
    {
        Sources[sample.Name] = sample.Text;
        foreach (var result in sample.Expected)
        {
            ExpectedDiagnostics.Add(result);
        }
    }

    /// <summary>Takes a sample by its name, such as <c>SCM1001.Bad.cs</c>.</summary>
    /// <param name="sample">The sample's name.</param>
    /// <param name="analyzers">Every analyzer whose diagnostics the sample states.</param>
    public SampleTest(string sample, params ImmutableArray<DiagnosticAnalyzer> analyzers)
        : this(SampleFile.Read(sample), analyzers)
    {
    }
}
