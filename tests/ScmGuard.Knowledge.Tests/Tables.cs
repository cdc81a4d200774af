using System.Collections;
using System.Reflection;

namespace ScmGuard.Knowledge.Tests;

/// <summary>Everything that the assembly says, found by reflection, so that a new table is held to the same rules without being named here.</summary>
internal static class Tables
{
    private static readonly Type[] _publicTypes = [.. typeof(Operations).Assembly.GetExportedTypes()];

    public static IEnumerable<Type> PublicTypes => _publicTypes;

    /// <summary>Each public static property, by a name for the test's output.</summary>
    public static IEnumerable<(string Name, object Value)> Properties() =>
        from type in _publicTypes
        where type.IsAbstract && type.IsSealed
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        select (type.Name + "." + property.Name, property.GetValue(null)!);

    /// <summary>Each row of a table and each single fact.</summary>
    public static IEnumerable<(string Name, object Row)> Rows()
    {
        foreach (var (name, value) in Properties())
        {
            if (value is IEnumerable rows and not string)
            {
                foreach (var row in rows)
                {
                    yield return (name, row);
                }
            }
            else
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>Each list that can be reached from a public static property, however deep.</summary>
    public static IEnumerable<(string Path, IEnumerable List)> Lists()
    {
        foreach (var (name, value) in Properties())
        {
            foreach (var found in ListsBelow(name, value))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(string Path, IEnumerable List)> ListsBelow(string path, object? value)
    {
        switch (value)
        {
            case null or string:
                break;

            case IEnumerable list:
                yield return (path, list);
                foreach (var below in list.Cast<object?>().SelectMany(item => ListsBelow(path + "[" + item + "]", item)))
                {
                    yield return below;
                }

                break;

            default:
                if (_publicTypes.Contains(value.GetType().IsGenericType ? value.GetType().GetGenericTypeDefinition() : value.GetType()) && !value.GetType().IsEnum)
                {
                    foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    {
                        foreach (var below in ListsBelow(path + "." + property.Name, property.GetValue(value)))
                        {
                            yield return below;
                        }
                    }
                }

                break;
        }
    }
}
