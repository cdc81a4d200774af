namespace ScmGuard.Quickstart;

/// <summary>Runs the <c>dotnet</c> command to its end.</summary>
/// <param name="arguments">The arguments, unquoted.</param>
/// <param name="stop">Ends the command with everything that it started.</param>
/// <exception cref="System.ComponentModel.Win32Exception">There is no such command.</exception>
/// <exception cref="OperationCanceledException">It was stopped.</exception>
internal delegate Task<DotnetResult> DotnetCommand(IReadOnlyList<string> arguments, CancellationToken stop);
