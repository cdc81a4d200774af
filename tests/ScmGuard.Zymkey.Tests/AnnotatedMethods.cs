using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests;

/// <summary>The members of the public interfaces that say which operation they wrap.</summary>
internal static class AnnotatedMethods
{
    public static IReadOnlyList<(ZymbitOperation Operation, MethodInfo Method)> All { get; } =
    [
        .. from type in typeof(IZymkey).Assembly.GetExportedTypes()
           where type.IsInterface
           from method in type.GetMethods()
           let attribute = method.GetCustomAttribute<ZymbitApiAttribute>()
           where attribute is not null
           select (Find(attribute.Operation), method),
    ];

    private static ZymbitOperation Find(string name) =>
        Operations.TryGetByNativeName(name, out var operation) ? operation.Id : throw new KeyNotFoundException($"No operation is called {name}.");
}
