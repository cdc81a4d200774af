using Microsoft.CodeAnalysis;
using ScmGuard.Annotations;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>
/// A program that makes key pairs. <c>LOST</c> stands for a call that must be reported, <c>SAFE</c> for the same call where it must not be.
/// </summary>
internal static class GuardedProgram
{
    private const string Call = "zkGenKeyPair(ctx, 0)";

    /// <summary>The library with the attributes.</summary>
    public static MetadataReference Annotations { get; } = MetadataReference.CreateFromFile(typeof(FirmwareGuardAttribute).Assembly.Location);

    /// <summary>A program with a method <c>M</c> of the given body, in which <c>fw</c> is the firmware, or with the given members.</summary>
    public static string WithBody(string body, string members = "", string space = "Guarded") => WithMembers(
        $$"""
            int M(string fw, object o, int n)
            {
                {{body}}
                return 0;
            }

            {{members}}
        """,
        space);

    /// <summary>A program with the given members.</summary>
    public static string WithMembers(string members, string space = "Guarded") =>
        $$"""
        #nullable disable
        namespace {{space}};

        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Collections.Frozen;
        using System.Diagnostics;
        using System.Diagnostics.CodeAnalysis;
        using System.IO;
        using System.Linq;
        using System.Runtime.InteropServices;
        using System.Threading;
        using System.Threading.Tasks;
        using ScmGuard.Annotations;

        partial class Program
        {
            const string Bad = "01.02.02release";
            static IntPtr ctx;

            [DllImport("zk_app_utils")]
            static extern int zkGenKeyPair(IntPtr context, int type);

            static string ReadFirmware() => File.ReadAllText("/run/firmware");
            static bool Coin() => Environment.TickCount > 1000;
            static void Work() => Console.WriteLine("work");

            {{members}}
        }
        """;

    /// <summary>The source with the calls marked as the test kit wants it.</summary>
    public static string Mark(string source) => source.Replace("LOST", "{|SCM1001:" + Call + "|}").Replace("SAFE", Call);

    /// <summary>The source as the compiler gets it.</summary>
    public static string Unmark(string source) => source.Replace("LOST", Call).Replace("SAFE", Call);
}
