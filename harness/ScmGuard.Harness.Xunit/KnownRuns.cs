using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Xunit;

/// <summary>The runs that this process has read or made, each one once: all tests of a run see the same evidence.</summary>
internal static class KnownRuns
{
    // What .NET adds to the message of a refused argument tells a reader of tests nothing.
    private const string ParameterSuffix = " (Parameter ";

    private static readonly ConcurrentDictionary<RunSource, Lazy<IReadOnlyList<StepResult>>> s_runs = new();

    /// <summary>A run's results; where there is nothing to show, one that fails and says why.</summary>
    public static IReadOnlyList<StepResult> Of(RunSource source) => s_runs.GetOrAdd(source, asked => new Lazy<IReadOnlyList<StepResult>>(() => Read(asked))).Value;

    /// <summary>The result of one step; one that fails if the run has no such step any more.</summary>
    public static StepResult Of(RunSource source, string step)
    {
        IReadOnlyList<StepResult> results = Of(source);
        return results.FirstOrDefault(result => result.Name == step) ?? (results is [{ IsNothing: true } nothing] ? nothing : StepResult.Nothing(source, $"The run has no step {step} any more.", "List the tests anew."));
    }

    // An exception while tests are listed would hide all tests of the class.
    private static IReadOnlyList<StepResult> Read(RunSource source)
    {
        try
        {
            return source.Read();
        }
        catch (RunSourceException exception)
        {
            return [StepResult.Nothing(source, exception.Message, exception.Remedy)];
        }
        catch (Exception exception) when (exception is JournalException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [StepResult.Nothing(source, exception.Message.Split(ParameterSuffix)[0], null)];
        }
        catch (Exception exception)
        {
            // Nobody has looked whether a secret can be in its text.
            return [StepResult.Nothing(source, $"{exception.GetType().Name} at {exception.TargetSite?.DeclaringType?.Name}.{exception.TargetSite?.Name}. This is a mistake of the program.", "Please report it.")];
        }
    }
}
