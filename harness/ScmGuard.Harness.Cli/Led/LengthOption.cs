using System;
using System.CommandLine;
using ScmGuard.Harness.Stations;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>--for TIME</c>: how long a line is watched.</summary>
internal static class LengthOption
{
    public static Option<string?> Create(string usual, bool isRequired = false) => new("--for")
    {
        Description = $"How long: {Duration.Expected}.{usual}",
        Required = isRequired,
        HelpName = "TIME",
    };

    /// <summary>The time that was said, or null.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static TimeSpan? Read(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text ? null
        : Duration.Parse(text) is { Ticks: > 0 } length ? length
        : throw new UsageException($"{option.Name}: \"{Screen.Clean(text)}\" is no time. Expected {Duration.Expected}.");
}
