using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;
using ScmGuard.Annotations;
using ScmGuard.Testing;
using ScmGuard.Zymkey;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>Every rule and every fix that there is, found and not listed: a new one is covered by every test over these.</summary>
internal static class Everything
{
    /// <summary>Every rule, as a compiler loads them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } = [new AllRules()];

    /// <summary>Every fix, in the order of its name.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(ZymbitFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>What a sample may refer to beside the framework.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
        [DevicePackage.Reference, .. new[] { typeof(FirmwareGuardAttribute), typeof(ZymkeyClient), typeof(Knowledge.Operations) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    /// <summary>Adds what a sample may refer to.</summary>
    public static T WithReferences<T>(this T project)
        where T : TestProject
    {
        foreach (var reference in References)
        {
            project.References.Add(reference);
        }

        return project;
    }
}
