using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Cli.Scanning;

/// <summary>Finds wallet names that two projects use. Within one project that is SCM2001's own affair.</summary>
/// <remarks>
/// Two projects that one program is made of run on one unit, and this is a warning. Of two programs nobody knows here whether a unit runs both: that is
/// said for the reader to know. Test projects are left out, since what they make is theirs to remove.
/// </remarks>
internal static class WalletsAcrossProjects
{
    private const string Rule = "SCM2001";

    /// <summary>The names that are used more than once, each reported in every project but the first.</summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<ScannedProject> projects, ScanTarget target)
    {
        IReadOnlyList<HashSet<string>> programs = Programs(projects);
        var uses = projects
            .Where(project => !project.IsTest)
            .SelectMany(project => project.Log.Wallets.Select(wallet => (Project: project.Name, Wallet: wallet)))
            .GroupBy(use => (use.Wallet.Name, use.Project.Path, use.Wallet.Place))
            .Select(frameworks => frameworks.First());
        foreach (var named in uses.GroupBy(use => use.Wallet.Name, StringComparer.Ordinal))
        {
            // A file that two projects share is one place. Of several places in a project the first stands for it.
            var places = named
                .GroupBy(use => use.Wallet.Place)
                .Select(shared => shared.MinBy(use => use.Project))
                .GroupBy(use => use.Project.Path)
                .Select(project => project.OrderBy(use => use.Wallet.Place.File, StringComparer.Ordinal).ThenBy(use => use.Wallet.Place.Line).ThenBy(use => use.Wallet.Place.Column).First())
                .OrderBy(use => use.Project)
                .ToList();
            for (int index = 1; index < places.Count; index++)
            {
                var (project, wallet) = places[index];
                var earlier = places.Take(index).ToList();
                bool isOneProgram = earlier.Exists(other => programs.Any(program => program.Contains(other.Project.Path) && program.Contains(project.Path)));
                var first = isOneProgram ? earlier.First(other => programs.Any(program => program.Contains(other.Project.Path) && program.Contains(project.Path))) : earlier[0];
                yield return new Finding(
                    Rule,
                    wallet.Configured ?? (isOneProgram ? Level.Warning : Level.Info),
                    FormattableString.Invariant($"Wallet name '{wallet.Name}' is used in more than one project: {System.IO.Path.GetFileNameWithoutExtension(first.Project.Path)} makes it at {target.Shorten(first.Wallet.Place.File)}({first.Wallet.Place.Line}); a unit keeps one wallet of a name{(isOneProgram ? "" : ", if both programs run on one")}"),
                    wallet.Place,
                    [first.Wallet.Place, .. places.Where((other, at) => at != index && other.Wallet != first.Wallet).Select(other => other.Wallet.Place)],
                    wallet.Suppressions)
                {
                    Projects = [project],
                };
            }
        }
    }

    /// <summary>Each project with all that it refers to, directly or not.</summary>
    private static IReadOnlyList<HashSet<string>> Programs(IReadOnlyList<ScannedProject> projects)
    {
        ILookup<string, string> references = projects.SelectMany(project => project.References.Select(reference => (project.Name.Path, reference))).Distinct().ToLookup(arrow => arrow.Path, arrow => arrow.reference);
        return [.. projects.Where(project => !project.IsTest).Select(project => project.Name.Path).Distinct().Select(Below)];

        HashSet<string> Below(string start)
        {
            HashSet<string> seen = [start];
            Queue<string> open = new(seen);
            while (open.TryDequeue(out string? current))
            {
                foreach (string next in references[current].Where(seen.Add))
                {
                    open.Enqueue(next);
                }
            }

            return seen;
        }
    }
}
