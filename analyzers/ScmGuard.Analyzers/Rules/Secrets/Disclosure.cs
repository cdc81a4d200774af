using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Taint;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>The places of the framework that show what they are given to others: the console, traces, logs and exceptions. Types are matched by full name.</summary>
internal static class Disclosure
{
    private const string ToConsole = "the console";
    private const string ToTrace = "the trace output";
    private const string ToLog = "a log";
    private const string ToException = "an exception";

    /// <summary>What a step shows.</summary>
    public static IEnumerable<TaintSink> In(IOperation step) => step switch
    {
        IInvocationOperation call => NameOf(call) is { } name ? Of(name, call.Arguments) : [],
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance: null, ContainingType: { } type } member } call =>
            NameOf(type, member.MemberName) is { } name ? Of(name, call.Arguments) : [],
        IObjectCreationOperation creation => IsException(creation.Type) ? Of(ToException, creation.Arguments) : [],
        IDynamicObjectCreationOperation creation => IsException(creation.Type) ? Of(ToException, creation.Arguments) : [],
        _ => [],
    };

    private static string? NameOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is not { } type)
        {
            return null;
        }

        return type.Name switch
        {
            "TextWriter" when method.Name.StartsWith("Write", StringComparison.Ordinal)
                && call.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: { Name: "Console" } console } }
                && IsIn(console, nameof(System)) => ToConsole,
            "LoggerExtensions" or "ILogger" when IsIn(type, "Microsoft", "Extensions", "Logging") => ToLog,
            _ => NameOf(type, method.Name) ?? (IsLogger(method) ? ToLog : null),
        };
    }

    private static string? NameOf(ITypeSymbol type, string method) => type.Name switch
    {
        "Console" when method is "Write" or "WriteLine" && IsIn(type, nameof(System)) => ToConsole,
        "Debug" or "Trace" when IsIn(type, nameof(System), "Diagnostics")
            && (method is "Print" or "Fail" or "Assert" || method.StartsWith("Write", StringComparison.Ordinal) || method.StartsWith("Trace", StringComparison.Ordinal)) => ToTrace,
        "TraceSource" when method.StartsWith("Trace", StringComparison.Ordinal) && IsIn(type, nameof(System), "Diagnostics") => ToTrace,
        _ => null,
    };

    /// <summary>A method whose body the logging generator writes.</summary>
    private static bool IsLogger(IMethodSymbol method)
    {
        if (!method.IsPartialDefinition && method.PartialDefinitionPart is null)
        {
            return false;
        }

        foreach (var attribute in (method.PartialDefinitionPart ?? method).GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "LoggerMessageAttribute" } type && IsIn(type, "Microsoft", "Extensions", "Logging"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "Exception" && IsIn(type, nameof(System)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(ITypeSymbol type, params string[] names)
    {
        var space = type.ContainingNamespace;
        for (var index = names.Length - 1; index >= 0; index--, space = space.ContainingNamespace)
        {
            if (space is null || space.Name != names[index])
            {
                return false;
            }
        }

        return space is { IsGlobalNamespace: true };
    }

    private static IEnumerable<TaintSink> Of(string name, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } items } })
            {
                foreach (var item in items.ElementValues)
                {
                    yield return new TaintSink(item, name, IsText: true);
                }
            }
            else
            {
                yield return new TaintSink(argument.Value, name, IsText: true);
            }
        }
    }

    private static IEnumerable<TaintSink> Of(string name, ImmutableArray<IOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            yield return new TaintSink(argument, name, IsText: true);
        }
    }
}
