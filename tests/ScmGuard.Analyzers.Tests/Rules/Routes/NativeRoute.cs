using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A route to the C functions.</summary>
/// <param name="name">The route, in a reader's words.</param>
/// <param name="around">What stands outside the program's class.</param>
/// <param name="declare">Declares the function of a call.</param>
/// <param name="write">Writes the call.</param>
internal class NativeRoute(string name, string around, Func<NativeCode, string> declare, Func<NativeCode, string> write) : Route(name)
{
    public override bool Has(IReadOnlyList<BadCall> calls) => calls.All(call => new NativeCode(call).Has());

    public override string Write(IReadOnlyList<BadCall> calls) => $$"""
        using System;
        using System.Runtime.InteropServices;
        [AttributeUsage(AttributeTargets.Method)] internal sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
        [AttributeUsage(AttributeTargets.Parameter)] internal sealed class ZymbitRoleAttribute(string role) : Attribute { public string Role => role; }
        {{around}}
        internal static unsafe partial class Program
        {
            private static readonly IntPtr s_library = NativeLibrary.Load("libzk_app_utils.so");
            private static readonly string s_text = Environment.MachineName;
            private static readonly byte[] s_bytes = new byte[Environment.ProcessorCount];
            {{string.Join("\n    ", calls.Select(call => declare(new NativeCode(call))).Distinct())}}
            private static void Run()
            {
                {{string.Concat(calls.Select((call, index) => $"var r{index} = {write(new NativeCode(call))}; Console.WriteLine(r{index}); "))}}
            }
        }
        """;
}
