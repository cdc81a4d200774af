using System;
using System.Collections.Generic;

namespace ScmGuard.VirtualScm.Native.Tests;

/// <summary>How a program ended.</summary>
public sealed record RunResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails the test with what the program said, if it did not end well.</summary>
    public RunResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }
}
