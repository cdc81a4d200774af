using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Cli.Rules;

namespace ScmGuard.Cli.Scanning;

/// <summary>A project that the compiler analysed.</summary>
/// <param name="Name">Which one, and for which target framework.</param>
/// <param name="IsTest">True for a test project.</param>
/// <param name="References">The full paths of the projects that it refers to.</param>
/// <param name="Log">What came out.</param>
internal sealed record ScannedProject(ProjectName Name, bool IsTest, IReadOnlyList<string> References, CompilerLog Log)
{
    /// <summary>What kept the rules from running in it; null if they ran.</summary>
    public string? Failure
    {
        get
        {
            string[] missing = [.. RuleCatalog.All.Select(rule => rule.Id).Except(Log.Rules)];
            IEnumerable<string> reasons = missing.Length == 0 || Log.Failures.Count > 0 ? Log.Failures : [$"was compiled without {string.Join(", ", missing)}: the compiler did not load them, or a target of the project removes analyzers"];
            return reasons.Any() ? string.Join("; ", reasons) : null;
        }
    }

    /// <summary>Reads what the scan's targets left in a folder.</summary>
    /// <param name="folder">A folder with a <c>.project</c> and a <c>.sarif</c> file for each project.</param>
    /// <returns>The projects in the order of their names. One that the compiler did not come to has no log, and is left out.</returns>
    public static IReadOnlyList<ScannedProject> ReadAll(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.project")
            .Where(file => File.Exists(Path.ChangeExtension(file, ".sarif")))
            .Select(file => Read(File.ReadAllLines(file), CompilerLog.Read(Path.ChangeExtension(file, ".sarif"))))
            .OrderBy(project => project.Name)]
        : [];

    private static ScannedProject Read(string[] lines, CompilerLog log)
    {
        ILookup<string, string> facts = lines.Select(line => line.Split('=', 2)).Where(fact => fact.Length == 2).ToLookup(fact => fact[0], fact => fact[1]);
        return new ScannedProject(
            new ProjectName(Path.GetFullPath(facts["project"].Single()), facts["framework"].FirstOrDefault() ?? string.Empty),
            string.Equals(facts["test"].FirstOrDefault(), "true", StringComparison.OrdinalIgnoreCase),
            [.. facts["reference"].Select(Path.GetFullPath)],
            log);
    }
}
