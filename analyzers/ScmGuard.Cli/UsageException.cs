using System;

namespace ScmGuard.Cli;

/// <summary>The command line names what does not exist, or what the program does not understand. The message says what was expected and what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
