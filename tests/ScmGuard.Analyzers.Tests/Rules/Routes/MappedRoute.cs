using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A wrapper without an attribute, which scmguard.json maps.</summary>
internal sealed class MappedRoute() : NativeRoute(
    "mapped wrapper",
    "",
    call => $"static int Mapped_{call.Name}({call.Parameters()}) {{ {call.Outs} return 0; }}",
    call => $"Mapped_{call.Name}({call.Arguments})")
{
    public override string? Settings(IReadOnlyList<BadCall> calls) => $$"""
        { "wrappers": [ {{string.Join(", ", calls.Select(call => new NativeCode(call)).DistinctBy(call => call.Name).Select(call =>
            $$"""{ "member": "M:Program.Mapped_{{call.Name}}({{call.DocumentationTypes}})", "operation": "{{call.Name}}", "roles": { {{call.Roles}} } }"""))}} ] }
        """;
}
