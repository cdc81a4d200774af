using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Lab.Image;
using ScmGuard.Lab.Scenarios;
using ScmGuard.Lab.Units;

namespace ScmGuard.Lab;

/// <summary>The command line: the kind of the bench, what a person asks of it, and hidden behind that what the scripts know of the place.</summary>
internal sealed class LabCommands
{
    private readonly Option<Stage> _until = Hidden<Stage>("--until");
    private readonly Option<string> _package = Hidden<string>("--package");
    private readonly Option<string> _library = Hidden<string>("--library");
    private readonly Option<string> _cache = Hidden<string>("--cache");
    private readonly Option<string> _kernel = Hidden<string>("--kernel");
    private readonly Option<string> _folder = Hidden<string>("--folder");
    private readonly Option<string[]> _groups = Hidden<string[]>("--group");

    // Up to where a command goes. The words are looked at before anything is built; an image is built with a network, and played without one.
    private enum Stage
    {
        End,
        Words,
        Image,
    }

    /// <summary>All of it.</summary>
    public RootCommand Create() => new("The virtual bench: units with a real systemd, real reboots and a real SSH server.")
    {
        new Command("containers", "Units that are containers of systemd-nspawn.") { List(Catalog.Containers), Play(Catalog.Containers, isOfMachines: false), Measure() },
        new Command("machines", "Units that are machines of QEMU.") { List(Catalog.Machines), Play(Catalog.Machines, isOfMachines: true) },
        _until,
        _package,
        _library,
        _cache,
        _kernel,
        _folder,
        _groups,
    };

    private static Command List(IReadOnlyList<Scenario> all)
    {
        Command list = new("list", "Shows the scenarios, with what each must end with.");
        list.SetAction(parsed =>
        {
            foreach (Scenario scenario in all)
            {
                parsed.InvocationConfiguration.Output.WriteLine($"{scenario.Name}: {ScenarioRunner.Expectation(scenario)}");
            }
        });
        return list;
    }

    private Command Play(IReadOnlyList<Scenario> all, bool isOfMachines)
    {
        Option<string[]> only = new("--only") { Description = "Plays this scenario, and not all.", HelpName = "NAME" };
        Option<int> rounds = Number("--rounds", "How many times each is played.", _ => 1);
        Option<int> parallel = Number("--parallel", "How many are played at a time.", _ => 2);
        Option<int> seed = Number("--seed", "What chance is taken from: the same seed waits as long before each cut.", _ => Random.Shared.Next(1, 1001));
        only.Validators.Add(result =>
        {
            foreach (Token unknown in result.Tokens.Where(token => all.All(scenario => scenario.Name != token.Value)))
            {
                result.AddError($"There is no scenario '{unknown.Value}'; the command list shows all.");
            }
        });
        Command play = new("play", "Plays the scenarios. It exits with 0 only if each ended as expected.") { only, rounds, parallel };
        if (isOfMachines)
        {
            play.Add(seed);
        }

        play.SetAction((parsed, stop) => GoAsync(parsed, isOfMachines, isOfMachines ? parsed.GetValue(seed) : 0, async bench =>
        {
            string[] names = parsed.GetValue(only) ?? [];
            IReadOnlyList<Scenario> chosen = [.. all.Where(scenario => names.Length == 0 || names.Contains(scenario.Name))];
            return await new ScenarioRunner(bench, bench.Options.Say).PlayAsync(chosen, parsed.GetValue(rounds), parsed.GetValue(parallel), stop).ConfigureAwait(false);
        }, stop));
        return play;
    }

    private Command Measure()
    {
        Option<int> rounds = Number("--rounds", "How many reboots of each kind.", _ => 10);
        Command measure = new("measure", "Measures what the harness adds to a reboot.") { rounds };
        measure.SetAction((parsed, stop) => GoAsync(parsed, isOfMachines: false, seed: 0, async bench =>
        {
            await RebootCost.MeasureAsync(bench, parsed.GetValue(rounds), bench.Options.Say, stop).ConfigureAwait(false);
            return true;
        }, stop));
        return measure;
    }

    private async Task<int> GoAsync(ParseResult parsed, bool isOfMachines, int seed, Func<Bench, Task<bool>> work, CancellationToken stop)
    {
        Stage until = parsed.GetValue(_until);
        if (until == Stage.Words)
        {
            return ExitCode.AsExpected;
        }

        ImageOptions options = new(Known(parsed, _package), Known(parsed, _library), Known(parsed, _cache)) { Kernel = isOfMachines ? Known(parsed, _kernel) : null };
        MachineImage? machine = isOfMachines ? await MachineImageBuilder.BuildAsync(options, Say, stop).ConfigureAwait(false) : null;
        UnitImage image = machine?.Unit ?? await ImageBuilder.BuildAsync(options, Say, stop).ConfigureAwait(false);
        if (until == Stage.Image)
        {
            return ExitCode.AsExpected;
        }

        string results = Path.Join(options.Cache, "results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        BenchOptions benchOptions = new(image, Known(parsed, _folder), Directory.CreateDirectory(results).FullName, parsed.GetValue(_groups) ?? [])
        {
            Machine = machine,
            Seed = seed,
            Say = Say,
        };
        Bench bench = await Bench.OpenAsync(benchOptions, stop).ConfigureAwait(false);
        return await work(bench).ConfigureAwait(false) ? ExitCode.AsExpected : ExitCode.Unexpected;

        void Say(string line) => parsed.InvocationConfiguration.Output.WriteLine(line);
    }

    private static string Known(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) ?? throw new LabException($"{option.Name} is missing; tests/lab/run-nspawn and tests/lab/run-qemu give it");

    private static Option<T> Hidden<T>(string name) => new(name) { Hidden = true, Recursive = true };

    private static Option<int> Number(string name, string description, Func<ArgumentResult, int> usual)
    {
        Option<int> number = new(name) { Description = description, HelpName = "N", DefaultValueFactory = usual };
        number.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out int value) && value is >= 1 and <= 1000))
            {
                result.AddError($"{name} {text}: expected a number from 1 to 1000.");
            }
        });
        return number;
    }
}
