using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>A test of a fix on a sample (<c>SCM1001.Bad.cs</c>) and the sample that it becomes (<c>SCM1001.Fixed.cs</c>).</summary>
public class SampleFixTest : FixTest
{
    /// <summary>Takes two samples.</summary>
    /// <param name="bad">The sample with diagnostics.</param>
    /// <param name="repaired">What the fix makes of it; its comments state what remains.</param>
    /// <param name="fix">The fix.</param>
    /// <param name="analyzers">Every analyzer whose diagnostics the samples state.</param>
    public SampleFixTest(SampleFile bad, SampleFile repaired, CodeFixProvider fix, params ImmutableArray<DiagnosticAnalyzer> analyzers)
        : base(fix, analyzers)
    {
        Sources[bad.Name] = bad.Text;
        foreach (var result in bad.Expected)
        {
            ExpectedDiagnostics.Add(result);
        }

        FixedSources[bad.Name] = repaired.Text;
        foreach (var result in repaired.Expected)
        {
            // The repaired text stands in the place of the bad one, under its name.
            FixedDiagnostics.Add(result with { Locations = [result.Locations[0] with { Path = bad.Name }] });
        }
    }

    /// <summary>Takes two samples by their names.</summary>
    /// <param name="bad">The name of the sample with diagnostics.</param>
    /// <param name="repaired">The name of what the fix makes of it.</param>
    /// <param name="fix">The fix.</param>
    /// <param name="analyzers">Every analyzer whose diagnostics the samples state.</param>
    public SampleFixTest(string bad, string repaired, CodeFixProvider fix, params ImmutableArray<DiagnosticAnalyzer> analyzers)
        : this(SampleFile.Read(bad), SampleFile.Read(repaired), fix, analyzers)
    {
    }
}
