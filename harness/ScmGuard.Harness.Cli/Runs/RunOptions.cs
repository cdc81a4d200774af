using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Soak;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>What a run can be told on the command line.</summary>
internal sealed class RunOptions
{
    private const string Soak = "soak";
    private const int MostCycles = 1000;

    // What a run without --check consists of, as far as this build has it.
    private static readonly IReadOnlyList<string> s_usualChecks = ["persistence", "boot-timing", "acceptance"];

    private static readonly IReadOnlyDictionary<string, RebootKind> s_reboots = new Dictionary<string, RebootKind>(StringComparer.Ordinal)
    {
        ["soft"] = RebootKind.Soft,
        ["cold"] = RebootKind.Cold,
        ["power-cut"] = RebootKind.PowerCut,
    };

    private readonly Option<string> _unit = new("--unit", "-u")
    {
        Description = "How the unit is reached: virtual (simulated, in this process), local (this computer) or ssh (the station's).",
        DefaultValueFactory = _ => UnitChoice.Virtual,
        HelpName = "KIND",
    };

    private readonly Option<string?> _profile = new("--profile", "-p")
    {
        Description = $"What kind of virtual unit: {string.Join(", ", UnitProfile.Names)}. Without it, {UnitProfile.ScmB1.Name}.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _firmware = new("--firmware", "-f")
    {
        Description = $"The virtual unit's firmware; of an SCM: {string.Join(", ", UnitTargets.ScmFirmware)}. Without it, the newest.",
        HelpName = "VERSION",
    };

    private readonly Option<string?> _serial = new("--serial") { Description = "The virtual unit's serial number. Without it, a random one.", HelpName = "NUMBER" };

    private readonly Option<string[]> _checks = new("--check", "-c")
    {
        Description = $"What to find out; may be given several times: {string.Join(", ", CheckCatalog.All.Select(check => check.Name))}. Without it, {string.Join(", ", Usual().Select(check => check.Name))}.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _station = new("--station", "-s") { Description = "The station file.", HelpName = "FILE" };
    private readonly Option<int> _cycles = new("--cycles", "-n") { Description = $"How many times each kind of reboot is made: 1 to {MostCycles}.", DefaultValueFactory = _ => 1, HelpName = "N" };

    private readonly Option<string?> _reboots = new("--reboots", "-r")
    {
        Description = $"The kinds of reboot, with commas between them: {string.Join(",", s_reboots.Keys)}. Without it, all that the unit can be made to do.",
        HelpName = "KINDS",
    };

    private readonly Option<double?> _reliability = new("--reliability") { Description = "The reliability that boots are to be claimed with: above 0, below 1.", HelpName = "R" };
    private readonly Option<double> _confidence = new("--confidence") { Description = "The confidence of that claim: above 0, below 1.", DefaultValueFactory = _ => 0.95, HelpName = "C" };
    private readonly Option<string?> _of = new("--of") { Description = "The check that a soak repeats.", HelpName = "NAME" };
    private readonly Option<int?> _rounds = new("--rounds") { Description = $"How often a soak repeats it: 1 to {SoakCheck.MostRounds}.", HelpName = "N" };
    private readonly Option<string?> _time = new("--time") { Description = $"How long a soak begins new rounds: {Duration.Expected}.", HelpName = "TIME" };
    private readonly Option<string?> _arm = new("--arm") { Description = "A token of `scm-harness arm`, which allows to write to a unit in production mode.", HelpName = "TOKEN" };
    private readonly Option<string?> _name = new("--run") { Description = "The run's name. Without it, the time and a number.", HelpName = "NAME" };

    public IEnumerable<Option> All => [_unit, _profile, _firmware, _serial, _checks, _station, _cycles, _reboots, _reliability, _confidence, _of, _rounds, _time, _arm, _name];

    /// <summary>The station that was named, or the default one.</summary>
    /// <exception cref="StationFileException">It is wrong.</exception>
    public Station Station(ParseResult parsed) => StationOption.Read(parsed.GetValue(_station));

    /// <summary>The station file, or null.</summary>
    public string? StationFile(ParseResult parsed) => parsed.GetValue(_station);

    /// <summary>What the run on a unit is told by its controller, as it was told the controller.</summary>
    public IReadOnlyList<string> Forwarded(ParseResult parsed) =>
        [.. ((Option[])[_checks, _cycles, _reboots, _reliability, _confidence, _of, _rounds, _time, _arm]).SelectMany(option =>
            parsed.GetResult(option) is { Implicit: false } result ? result.Tokens.SelectMany(token => (string[])[option.Name, token.Value]) : [])];

    /// <summary>The unit that is meant.</summary>
    public UnitChoice Unit(ParseResult parsed, Station station)
    {
        string kind = parsed.GetRequiredValue(_unit);
        if (!UnitChoice.Kinds.Contains(kind))
        {
            throw Wrong("--unit", kind, UnitChoice.Kinds);
        }

        if (kind != UnitChoice.Virtual)
        {
            return (new Option[] { _profile, _firmware, _serial }).FirstOrDefault(option => parsed.GetResult(option) is not null) is { } option
                ? throw new UsageException($"{option.Name} is for a virtual unit only. Expected --unit virtual with it, or --unit {kind} without.")
                : kind == UnitChoice.Ssh && station.Ssh is null
                ? throw new UsageException("--unit ssh: expected a station file with the key ssh: --station FILE.")
                : new UnitChoice(kind);
        }

        UnitProfile profile;
        try
        {
            profile = UnitProfile.Parse(parsed.GetValue(_profile) ?? UnitProfile.ScmB1.Name, parsed.GetValue(_firmware));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception);
        }

        string model = Models.Get(profile.Model).Name;
        return (station.Model is not null && station.Model != model) || (station.Revision is not null && profile.Revision is not null && station.Revision != profile.Revision)
            ? throw new UsageException($"The station is for a unit {station.Model}{(station.Revision is null ? "" : $" {station.Revision}")}, and {profile.Name} is another one. Expected a --profile that fits the station file's key unit.")
            : new UnitChoice(kind, profile, parsed.GetValue(_serial));
    }

    /// <summary>The run that is asked for.</summary>
    public RunRequest Request(ParseResult parsed, Station station)
    {
        ICheck[] checks = Checks(parsed);
        CheckOptions options = new()
        {
            Cycles = Between("--cycles", parsed.GetValue(_cycles), 1, MostCycles),
            Reboots = Reboots(parsed.GetValue(_reboots)),
            Reliability = Share("--reliability", parsed.GetValue(_reliability)),
            Confidence = Share("--confidence", parsed.GetValue(_confidence))!.Value,
            Settings = station.Settings,
        };
        options = options with
        {
            RebootsPerRun = station.RebootsPerRun ?? options.RebootsPerRun,
            RebootsPerHour = station.RebootsPerHour ?? options.RebootsPerHour,
        };
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return new RunRequest(
            Name(parsed.GetValue(_name)) ?? RunRequest.NewName(now, Random.Shared.Next()),
            checks,
            WithSoak(options, parsed, checks.Any(check => check.Name == Soak)),
            station.Identity)
        {
            Arming = Arming(parsed.GetValue(_arm)),
        };
    }

    private static IEnumerable<ICheck> Usual() => CheckCatalog.All.Where(check => s_usualChecks.Contains(check.Name));

    private ICheck[] Checks(ParseResult parsed)
    {
        string[] names = parsed.GetValue(_checks) ?? [];
        return names.Length == 0 ? [.. Usual()]
            : names.Distinct(StringComparer.Ordinal).Count() < names.Length ? throw new UsageException("--check: a check is named twice. Expected each one once; --cycles and --check soak repeat.")
            : [.. names.Select(name => Find("--check", name, CheckCatalog.All))];
    }

    private static ICheck Find(string option, string name, IEnumerable<ICheck> checks) =>
        checks.FirstOrDefault(check => check.Name == name) ?? throw Wrong(option, name, [.. checks.Select(check => check.Name)]);

    private CheckOptions WithSoak(CheckOptions options, ParseResult parsed, bool isSoak)
    {
        string? of = parsed.GetValue(_of);
        int? rounds = parsed.GetValue(_rounds);
        string? time = parsed.GetValue(_time);
        if (!isSoak)
        {
            return of is null && rounds is null && time is null ? options : throw new UsageException("--of, --rounds and --time are for a soak. Expected --check soak with them.");
        }

        if (of is null || (rounds is null) == (time is null))
        {
            throw new UsageException("A soak needs a check and an end. Expected --check soak --of NAME with either --rounds N or --time TIME.");
        }

        return options with
        {
            SoakCheck = Find("--of", of, CheckCatalog.All.Where(check => check.Name != Soak)).Name,
            SoakRounds = rounds is { } count ? Between("--rounds", count, 1, SoakCheck.MostRounds) : null,
            SoakTime = time is null ? null
                : Duration.Parse(time) is { Ticks: > 0 } length ? length
                : throw new UsageException($"--time: \"{time}\" is no time. Expected {Duration.Expected}."),
        };
    }

    private static RebootKind[]? Reboots(string? kinds) => kinds is null ? null
        : [.. kinds.Split(',').Select(kind => s_reboots.TryGetValue(kind, out RebootKind known) ? known : throw Wrong("--reboots", kind, [.. s_reboots.Keys])).Distinct()];

    private static string? Arming(string? token) => token is null || ArmingToken.IsWellFormed(token) ? token
        : throw new UsageException("--arm: this is no arming token. Expected one such as 20260131T180000Z-9f86d081884c7d65; make it with: scm-harness arm");

    private static string? Name(string? name) => name is null || (name.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')) ? name
        : throw new UsageException("--run: expected a name of 1 to 64 letters, digits and - _ . only, the first one a letter or a digit.");

    private static int Between(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new UsageException($"{option}: {value} is out of range. Expected a number from {least} to {most}.");

    private static double? Share(string option, double? value) => value is null or (> 0 and < 1) ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option}: {value} is out of range. Expected a number above 0 and below 1, such as 0.95."));

    private static UsageException Wrong(string option, string value, IReadOnlyList<string> known) =>
        new($"{option}: there is no \"{Screen.Clean(value)}\". Expected one of {string.Join(", ", known)}.{NearestName.Question(value, known)}");
}
