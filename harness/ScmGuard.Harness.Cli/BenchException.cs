using System;

namespace ScmGuard.Harness.Cli;

/// <summary>The command was understood, and the bench or this machine did not allow to carry it out. Says nothing about a unit.</summary>
internal sealed class BenchException(string message) : Exception(message);
