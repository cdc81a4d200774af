using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Reads a parameter's meaning from its name: <c>walletName</c>, <c>wallet_name</c> and <c>WalletName</c> are one.</summary>
internal static class ParameterNames
{
    /// <summary>The role that a name has in an operation, or <see cref="ArgumentRole.Unknown"/>.</summary>
    public static ArgumentRole RoleOf(string name, Operation operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (Same(name, parameter.Name) || Same(name, parameter.Role.ToString()))
            {
                return parameter.Role;
            }
        }

        if (operation.PythonName is { } python && PythonMethods.TryGet(python, out var method))
        {
            foreach (var parameter in method.Parameters)
            {
                if (Same(name, parameter.Name) || Same(name, parameter.Role.ToString()))
                {
                    return parameter.Role;
                }
            }
        }

        return ArgumentRole.Unknown;
    }

    /// <summary>True if two names are one, whatever they do with capitals and underscores.</summary>
    public static bool Same(string left, string right)
    {
        var l = 0;
        var r = 0;
        while (true)
        {
            while (l < left.Length && left[l] == '_')
            {
                l++;
            }

            while (r < right.Length && right[r] == '_')
            {
                r++;
            }

            if (l == left.Length || r == right.Length)
            {
                return l == left.Length && r == right.Length;
            }

            if (char.ToLowerInvariant(left[l++]) != char.ToLowerInvariant(right[r++]))
            {
                return false;
            }
        }
    }
}
