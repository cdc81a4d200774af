using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Turns the calls in a text that Python runs into Zymbit calls.</summary>
internal static class PythonTextCalls
{
    /// <summary>The calls, in the order of the text.</summary>
    /// <param name="run">What hands the text to Python.</param>
    /// <param name="program">The text.</param>
    public static ImmutableArray<ZymbitCall> In(IOperation run, ProgramText program)
    {
        var calls = PythonReader.Read(program.Text);
        if (calls.Count == 0)
        {
            return ImmutableArray<ZymbitCall>.Empty;
        }

        var namesFirmware = PythonReader.NamesFirmware(program.Text);
        var freesNames = calls.Any(static call => call.Method.Operations[0] is
            ZymbitOperation.RemoveKey or ZymbitOperation.CancelSLIP39Session or ZymbitOperation.GetAllocSlotsList
            or ZymbitOperation.GetWalletKeySlotFromNodeAddr or ZymbitOperation.GetWalletNodeAddrFromKeySlot);
        return calls.Select(call =>
        {
            var arguments = Bind(call, program);
            return new ZymbitCall(
                Operations.Get(PythonCall.Choose(call.Method, arguments)),
                CallRoute.PythonText,
                CallConfidence.FromText,
                run,
                method: null,
                arguments,
                program.LocationOf(call.Start, call.End),
                new PythonTextPlace(call.Blocks, namesFirmware, freesNames));
        }).ToImmutableArray();
    }

    private static ImmutableArray<ZymbitArgument> Bind(PythonCallText call, ProgramText program)
    {
        var parameters = call.Method.Parameters;
        var passed = new PythonArgument?[parameters.Count];
        var position = 0;
        var isUnpacked = false;
        foreach (var argument in call.Arguments)
        {
            if (argument.Keyword is { } keyword)
            {
                for (var index = 0; index < passed.Length; index++)
                {
                    passed[index] = parameters[index].Name == keyword ? argument : passed[index];
                }
            }
            else if (argument.Written.StartsWith("*", StringComparison.Ordinal))
            {
                // What a list or a dictionary holds is not known, and neither is what comes after it.
                isUnpacked = true;
            }
            else if (!isUnpacked && position < passed.Length)
            {
                passed[position++] = argument;
            }
        }

        var arguments = ImmutableArray.CreateBuilder<ZymbitArgument>(passed.Length);
        for (var index = 0; index < passed.Length; index++)
        {
            if (passed[index] is { } given)
            {
                arguments.Add(new ZymbitArgument(parameters[index].Role, null, null) { Written = given.Written, Place = program.LocationOf(given.Start, given.End) });
            }
            else if (!isUnpacked && parameters[index].Default is { } standard)
            {
                arguments.Add(new ZymbitArgument(parameters[index].Role, null, standard));
            }
        }

        return arguments.ToImmutable();
    }
}
