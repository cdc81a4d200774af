using System;

namespace ScmGuard.Lab;

/// <summary>The lab itself failed, or something was not as a scenario expects.</summary>
/// <param name="message">What, in a sentence.</param>
public sealed class LabException(string message) : Exception(message);
