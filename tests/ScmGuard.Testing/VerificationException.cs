using Xunit.Sdk;

namespace ScmGuard.Testing;

/// <summary>A verification failed. The message says what is wrong and where.</summary>
public sealed class VerificationException(string message) : XunitException(message);
