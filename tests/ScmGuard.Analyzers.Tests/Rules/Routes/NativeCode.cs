using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A call of a native function, in the parts that declarations and calls are made of.</summary>
internal sealed class NativeCode(BadCall call)
{
    private readonly Operation _operation = Operations.Get(call.Operation);

    public string Name => _operation.NativeName;

    public string Arguments => string.Join(", ", _operation.Parameters.Select(Argument));

    public string PointerTypes => string.Join(", ", _operation.Parameters.Select(parameter => Type(parameter.Type)).Append("int"));

    /// <summary>What gives the outputs of a wrapper a value.</summary>
    public string Outs => string.Concat(_operation.Parameters.Where(parameter => parameter.IsOutput).Select(parameter => $"{Identifier(parameter)} = default;"));

    public string HandedOnParameters => string.Join(", ", Mattering.Select(parameter => $"{Type(parameter.Type)} {Identifier(parameter)}"));

    public string HandedOnArguments => string.Join(", ", Mattering.Select(Argument));

    public string HandedOn => string.Join(", ", _operation.Parameters.Select(parameter => Matters(parameter) ? Identifier(parameter) : Argument(parameter)));

    /// <summary>The types of the parameters as a documentation id writes them.</summary>
    public string DocumentationTypes => string.Join(",", _operation.Parameters.Select(parameter => Type(parameter.Type) switch
    {
        "IntPtr" => "System.IntPtr",
        "int" => "System.Int32",
        "uint" => "System.UInt32",
        "float" => "System.Single",
        "bool" => "System.Boolean",
        "string" => "System.String",
        "byte[]" => "System.Byte[]",
        "out IntPtr" => "System.IntPtr@",
        "out int" => "System.Int32@",
        "out uint" => "System.UInt32@",
        "out byte" => "System.Byte@",
        "out bool" => "System.Boolean@",
        "out float" => "System.Single@",
        var other => throw new InvalidOperationException(other),
    }));

    /// <summary>The roles of the parameters by name, as scmguard.json writes them.</summary>
    public string Roles => string.Join(", ", _operation.Parameters.Select(parameter => $"\"{Identifier(parameter)}\": \"{parameter.Role}\""));

    private IEnumerable<NativeParameter> Mattering => _operation.Parameters.Where(Matters);

    public string Declared(string how) => $"{how} int {Name}({Parameters(marshal: true)});";

    public string Parameters(bool role = false, bool marshal = false) => string.Join(", ", _operation.Parameters.Select(parameter =>
        (role ? $"[ZymbitRole(\"{parameter.Role}\")] " : marshal && Type(parameter.Type).EndsWith("bool", StringComparison.Ordinal) ? "[MarshalAs(UnmanagedType.U1)] " : string.Empty)
        + $"{Type(parameter.Type)} {Identifier(parameter)}"));

    public bool Has() => call.ByRole.Keys.All(role => _operation.Parameters.Any(parameter => parameter.Role == role && !parameter.IsOutput));

    private bool Matters(NativeParameter parameter) => call.ByRole.ContainsKey(parameter.Role);

    private static string Identifier(NativeParameter parameter) => "p_" + parameter.Name;

    private string Argument(NativeParameter parameter) =>
        parameter.IsOutput ? "out _"
        : call.ByRole.TryGetValue(parameter.Role, out var value) ? Route.CSharp(value) + (parameter.Type is NativeType.Single ? "f" : string.Empty)
        : parameter.Type is NativeType.Text ? "s_text" : parameter.Type is NativeType.Bytes ? "s_bytes" : $"default({Type(parameter.Type)})";

    private static string Type(NativeType type) => type switch
    {
        NativeType.Context => "IntPtr",
        NativeType.Int32 => "int",
        NativeType.UInt32 => "uint",
        NativeType.Bool => "bool",
        NativeType.Single => "float",
        NativeType.Text => "string",
        NativeType.Bytes => "byte[]",
        NativeType.Int32Out => "out int",
        NativeType.UInt32Out => "out uint",
        NativeType.ByteOut => "out byte",
        NativeType.BoolOut => "out bool",
        NativeType.SingleOut => "out float",
        _ => "out IntPtr",
    };
}
