using System;
using System.Threading.Tasks;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>For a pipe or a file: lines only.</summary>
internal sealed class PlainRunView(IAnsiConsole console) : RunView(console)
{
    public override Task<T> ShowAsync<T>(Func<Task<T>> run) => run();
}
