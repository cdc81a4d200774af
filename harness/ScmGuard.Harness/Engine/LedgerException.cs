using System;

namespace ScmGuard.Harness.Engine;

/// <summary>It is not known what lies on the unit: an earlier attempt may have made something that cannot be told from somebody else's.</summary>
/// <param name="message">What is not known.</param>
public sealed class LedgerException(string message) : Exception(message);
