using System;
namespace ScmGuard.Harness.Tests.Bench;

/// <summary>The process is dead: whatever it still tries to make last throws this.</summary>
internal sealed class ProcessKilledException() : Exception("The process was killed.");
