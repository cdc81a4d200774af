namespace ScmGuard.Analyzers.Recognition;

/// <summary>How sure it is that a call is the Zymbit call that it looks like.</summary>
public enum CallConfidence
{
    /// <summary>The operation and the roles of its arguments are certain.</summary>
    Certain,

    /// <summary>The operation is certain, but the declaration does not have the library's shape, so some roles are missing.</summary>
    ShapeDiffers,

    /// <summary>Name and surroundings point to Zymbit, but the receiver could not be followed to its origin.</summary>
    Likely,

    /// <summary>The call stands in a text that Python runs: no compiler has read it, only a tokenizer.</summary>
    FromText,
}
