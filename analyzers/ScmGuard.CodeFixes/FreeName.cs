using System;
using System.Collections.Generic;
using System.Globalization;

namespace ScmGuard.CodeFixes;

/// <summary>Numbers a name until it is free: <c>name</c>, <c>name2</c>, <c>name3</c>.</summary>
internal static class FreeName
{
    public static string Find(string name, Func<string, bool> isTaken)
    {
        var candidate = name;
        for (var number = 2; isTaken(candidate); number++)
        {
            candidate = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    /// <summary>Finds a free name and takes it.</summary>
    public static string Take(string name, ISet<string> taken)
    {
        var free = Find(name, taken.Contains);
        taken.Add(free);
        return free;
    }
}
