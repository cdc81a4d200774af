using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A way to write calls down in C#.</summary>
/// <param name="name">The route, in a reader's words.</param>
internal abstract class Route(string name)
{
    /// <summary>All routes.</summary>
    public static IReadOnlyList<Route> All { get; } =
    [
        new NativeRoute("DllImport", "", call => call.Declared("[DllImport(\"zk_app_utils\")] static extern"), call => $"{call.Name}({call.Arguments})"),
        new NativeRoute("LibraryImport", "", call => call.Declared("[LibraryImport(\"zk_app_utils\", StringMarshalling = StringMarshalling.Utf8)] private static partial"), call => $"{call.Name}({call.Arguments})"),
        new NativeRoute("GetExport and a delegate", "", Delegate, call => $"Marshal.GetDelegateForFunctionPointer<D_{call.Name}>(NativeLibrary.GetExport(s_library, \"{call.Name}\"))({call.Arguments})"),
        new NativeRoute(
            "GetExport and a delegate in a field",
            "",
            call => $"{Delegate(call)} static readonly D_{call.Name} s_{call.Name} = Marshal.GetDelegateForFunctionPointer<D_{call.Name}>(NativeLibrary.GetExport(s_library, \"{call.Name}\"));",
            call => $"s_{call.Name}({call.Arguments})"),
        new NativeRoute(
            "GetExport and a function pointer",
            "",
            call => $"static readonly delegate* unmanaged<{call.PointerTypes}> s_{call.Name} = (delegate* unmanaged<{call.PointerTypes}>)NativeLibrary.GetExport(s_library, \"{call.Name}\");",
            call => $"s_{call.Name}({call.Arguments})"),
        new NativeRoute(
            "method group",
            "",
            call => $"{call.Declared("[DllImport(\"zk_app_utils\")] static extern")} {Delegate(call)} static readonly D_{call.Name} s_{call.Name} = {call.Name};",
            call => $"s_{call.Name}.Invoke({call.Arguments})"),
        new NativeRoute(
            "annotated wrapper",
            "",
            call => $"[ZymbitApi(\"{call.Name}\")] static int Wrapped_{call.Name}({call.Parameters(role: true)}) {{ {call.Outs} return 0; }}",
            call => $"Wrapped_{call.Name}({call.Arguments})"),
        new MappedRoute(),
        new NativeRoute(
            "helper that hands its parameters on",
            "",
            call => $"{call.Declared("[DllImport(\"zk_app_utils\")] static extern")} static int Helper_{call.Name}({call.HandedOnParameters}) => {call.Name}({call.HandedOn});",
            call => $"Helper_{call.Name}({call.HandedOnArguments})"),
        new PythonRoute("Python.NET and dynamic", calls => string.Concat(calls.Select(call => $"s_zymkey.client.{call.Method.Name}({call.Keywords(": ", PythonCode.CSharp)});"))),
        new PythonRoute("Python.NET and InvokeMethod", calls => string.Concat(calls.Select(call => $"s_client.InvokeMethod(\"{call.Method.Name}\", new PyObject[0], Py.kw({call.Pairs}));"))),
        new PythonRoute("Exec", calls => string.Concat(calls.Select(call => $"PythonEngine.Exec(\"import zymkey; {call.Text}\");"))),
        new PythonRoute("Exec of one text", calls => $"PythonEngine.Exec(\"\"\"\n    import zymkey\n    {string.Join("\n    ", calls.Select(call => call.Text))}\n    \"\"\");"),
        new PythonRoute("Eval", calls => string.Concat(calls.Select(call => $"PythonEngine.Eval(\"{call.Text}\");"))),
        new PythonRoute("RunSimpleString of a constant", calls => $"const string Code = @\"import zymkey\n{string.Join("\n", calls.Select(call => call.Text))}\"; PythonEngine.RunSimpleString(Code);"),
        new PythonRoute("Process.Start", calls => string.Concat(calls.Select(call => $"Process.Start(\"python3\", \"-c \\\"import zymkey; {call.Text}\\\"\");"))),
        new PythonRoute("ProcessStartInfo", calls => string.Concat(calls.Select(call => $"Process.Start(new ProcessStartInfo(\"python3\") {{ ArgumentList = {{ \"-c\", \"import zymkey; {call.Text}\" }} }});"))),
    ];

    /// <summary>The route, in a reader's words.</summary>
    public string Name => name;

    /// <summary>The scmguard.json that goes with some calls, or null.</summary>
    public virtual string? Settings(IReadOnlyList<BadCall> calls) => null;

    /// <summary>True if the route has all of the calls, with the arguments that matter.</summary>
    public abstract bool Has(IReadOnlyList<BadCall> calls);

    /// <summary>The calls one after the other, in a program.</summary>
    public abstract string Write(IReadOnlyList<BadCall> calls);

    private static string Delegate(NativeCode call) => $"delegate int D_{call.Name}({call.Parameters()});";

    /// <summary>A value as C# writes it.</summary>
    protected internal static string CSharp(object value) => value switch
    {
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        KeyType type => ((int)type).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{value.GetType()} cannot be written.", nameof(value)),
    };
}
