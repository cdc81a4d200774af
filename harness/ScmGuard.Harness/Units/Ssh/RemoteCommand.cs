using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>A program to run on the unit.</summary>
/// <param name="Words">The program and its arguments, each as the program is to get it.</param>
public sealed record RemoteCommand(params IReadOnlyList<string> Words)
{
    /// <summary>How long it may take, the connection included.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Writes what it reads on its standard input; null for nothing.</summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }
}
