using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A call of the Python client, in the parts that C# and Python write.</summary>
internal sealed class PythonCode(BadCall call)
{
    /// <summary>The client's method; only for a call that it has.</summary>
    public PythonMethod Method =>
        Operations.Get(call.Operation).PythonName is { } name && PythonMethods.TryGet(name, out var method) ? method : throw new InvalidOperationException($"The Python client has no {call.Operation}.");

    /// <summary>The call as Python writes it.</summary>
    public string Text => $"zymkey.client.{Method.Name}({Keywords("=", Python)})";

    /// <summary>Names and values in turn.</summary>
    public string Pairs => string.Join(", ", Parameters.Select(parameter => $"\"{parameter.Name}\", {Value(parameter, CSharp)}"));

    private System.Collections.Generic.IEnumerable<PythonParameter> Parameters => Method.Parameters.Where(parameter => parameter.Default is null || call.ByRole.ContainsKey(parameter.Role));

    /// <summary>All arguments by keyword.</summary>
    public string Keywords(string separator, Func<object, string> write) => string.Join(", ", Parameters.Select(parameter => parameter.Name + separator + Value(parameter, write)));

    /// <summary>A value as C# hands it to Python.</summary>
    public static string CSharp(object value) => value is KeyType type ? $"\"{NameOf(type)}\"" : Route.CSharp(value);

    /// <summary>True if the client's method is this operation and takes the arguments that matter.</summary>
    public bool Has() =>
        Operations.Get(call.Operation).PythonName is { } name
        && PythonMethods.TryGet(name, out var method)
        && method.Operations[0] == call.Operation
        && call.ByRole.Keys.All(role => method.Parameters.Any(parameter => parameter.Role == role));

    private static string Python(object value) => value switch
    {
        KeyType type => $"'{NameOf(type)}'",
        string text => $"'{text}'",
        bool truth => truth ? "True" : "False",
        _ => Route.CSharp(value),
    };

    private static string NameOf(KeyType type) => PythonValues.KeyTypes.First(known => known.Value == type).Text;

    private string Value(PythonParameter parameter, Func<object, string> write) => call.ByRole.TryGetValue(parameter.Role, out var value) ? write(value) : "anything";
}
