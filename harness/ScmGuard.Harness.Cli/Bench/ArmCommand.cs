using System;
using System.CommandLine;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Stations;

namespace ScmGuard.Harness.Cli.Bench;

/// <summary><c>arm</c>: makes a token for one unit. Its serial number is typed, not read: that is what proves that this unit is meant.</summary>
internal static class ArmCommand
{
    private const string UsualTime = "8h";

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);

    public static Command Create()
    {
        Option<string> serial = new("--serial") { Description = "The unit's serial number.", Required = true, HelpName = "NUMBER" };
        Option<string> firmware = new("--firmware", "-f") { Description = "Its firmware, as it writes it.", Required = true, HelpName = "VERSION" };
        Option<string> length = new("--for") { Description = $"How long it is good: {Duration.Expected}, up to {s_longest.TotalHours} h.", DefaultValueFactory = _ => UsualTime, HelpName = "TIME" };
        Command command = new("arm", "Makes a token that allows runs to write to one unit in production mode.") { serial, firmware, length };
        command.SetAction(parsed =>
        {
            string time = parsed.GetRequiredValue(length);
            TimeSpan good = Duration.Parse(time) is { Ticks: > 0 } parsedTime && parsedTime <= s_longest
                ? parsedTime
                : throw new UsageException($"--for: \"{Screen.Clean(time)}\" will not do. Expected {Duration.Expected}, up to {s_longest.TotalHours} h.");
            string number = Named("--serial", parsed.GetRequiredValue(serial));
            string version = Named("--firmware", parsed.GetRequiredValue(firmware));
            parsed.InvocationConfiguration.Output.WriteLine(ArmingToken.Create(number, version, DateTimeOffset.UtcNow + good));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Named(string option, string value) => string.IsNullOrWhiteSpace(value) ? throw new UsageException($"{option}: expected a text, as the unit writes it.") : value;
}
