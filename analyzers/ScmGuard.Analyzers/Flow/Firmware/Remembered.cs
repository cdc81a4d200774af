namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>A body that was read to its end.</summary>
/// <param name="Answer">What it says.</param>
/// <param name="Bodies">How many bodies were read for it, itself included.</param>
/// <param name="Depth">How long the chain of calls below it was, itself included.</param>
internal readonly record struct Remembered<T>(T Answer, int Bodies, int Depth);
