namespace ScmGuard.Analyzers.Rules;

/// <summary>How sure a rule is that what it reports is wrong. The words are those of code scanning.</summary>
public enum Precision
{
    /// <summary>A hint: it asks for something that the code cannot say.</summary>
    Low,

    /// <summary>Mostly wrong; an intention that the code does not show makes it right.</summary>
    Medium,

    /// <summary>Wrong, unless something outside the program makes it right: another program, a later firmware, a step by hand.</summary>
    High,

    /// <summary>Wrong in every program and on every unit.</summary>
    VeryHigh,
}
