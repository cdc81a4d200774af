using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;

namespace ScmGuard.Harness.Cli.Bench;

/// <summary><c>list-checks</c>: what can be found out, and what a station can set.</summary>
internal static class ListChecksCommand
{
    public static Command Create()
    {
        Command command = new("list-checks", "Lists the checks, and what a station file can set for each.");
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (ICheck check in CheckCatalog.All)
            {
                output.WriteLine($"{check.Name}: {check.Title}");
                foreach (Setting setting in check.Settings.OrderBy(setting => setting.Path, StringComparer.Ordinal))
                {
                    output.WriteLine($"  {setting.Path}: {(setting.Default.Length == 0 ? "none" : setting.Default)}");
                    output.WriteLine($"      {setting.Description} Expected: {setting.Expected}.");
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
