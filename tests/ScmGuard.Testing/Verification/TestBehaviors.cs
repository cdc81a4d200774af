using System;

namespace ScmGuard.Testing;

/// <summary>Which of the default checks a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>Every check is made.</summary>
    None = 0,

    /// <summary>The rule may report in generated code.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>The rule's diagnostics need not vanish under <c>#pragma warning disable</c>.</summary>
    SkipSuppressionCheck = 2,

    /// <summary>A fix may be offered for a diagnostic that only a whole compilation shows.</summary>
    SkipLocalDiagnosticCheck = 4,
}
