using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A route to the Python client.</summary>
/// <param name="name">The route, in a reader's words.</param>
/// <param name="write">Writes the calls one after the other.</param>
internal sealed class PythonRoute(string name, Func<IEnumerable<PythonCode>, string> write) : Route(name)
{
    public override bool Has(IReadOnlyList<BadCall> calls) => calls.All(call => new PythonCode(call).Has());

    public override string Write(IReadOnlyList<BadCall> calls) => $$"""
        using System;
        using System.Diagnostics;
        using Python.Runtime;
        internal static class Program
        {
            private static readonly dynamic s_zymkey = Py.Import("zymkey");
            private static readonly PyObject s_client = PyModule.Import("zymkey").GetAttr("client");
            private static void Run(object anything)
            {
                {{write(calls.Select(call => new PythonCode(call)))}}
            }
        }
        """;
}
