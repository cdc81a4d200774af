using System;

namespace ScmGuard.NewRule;

/// <summary>A rule that cannot be written as it was asked for. Nothing was written; the message says what to do.</summary>
/// <param name="message">What is wrong, what was expected, what to do.</param>
public sealed class RequestException(string message) : Exception(message);
