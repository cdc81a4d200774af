using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using ScmGuard.Lab;
using ScmGuard.Lab.Image;
using ScmGuard.Lab.Scenarios;
using ScmGuard.Lab.Units;

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    LabArguments arguments = LabArguments.Parse(args);
    bool isOfMachines = arguments.Options["kernel"].Any();
    IReadOnlyList<Scenario> all = isOfMachines ? Catalog.Machines : Catalog.Containers;
    if (arguments.Command == "list")
    {
        foreach (Scenario scenario in all)
        {
            Console.WriteLine($"{scenario.Name}: {ScenarioRunner.Expectation(scenario)}");
        }

        return 0;
    }

    ImageOptions options = new(arguments.Require("package"), arguments.Require("library"), arguments.Require("cache")) { Kernel = arguments.Options["kernel"].LastOrDefault() };
    MachineImage? machine = isOfMachines ? await MachineImageBuilder.BuildAsync(options, Console.WriteLine, stop.Token) : null;
    UnitImage image = machine?.Unit ?? await ImageBuilder.BuildAsync(options, Console.WriteLine, stop.Token);
    if (arguments.Command == "image")
    {
        return 0;
    }

    string results = Path.Join(options.Cache, "results");
    if (Directory.Exists(results))
    {
        Directory.Delete(results, recursive: true);
    }

    BenchOptions benchOptions = new(image, arguments.Require("folder"), Directory.CreateDirectory(results).FullName, [.. arguments.Options["group"]])
    {
        Machine = machine,
        Seed = arguments.Number("seed", Random.Shared.Next(1, 1001)),
        Say = Console.WriteLine,
    };
    Bench bench = await Bench.OpenAsync(benchOptions, stop.Token);
    switch (arguments.Command)
    {
        case "play":
            IReadOnlyList<Scenario> scenarios = Choose(all, [.. arguments.Options["only"]]);
            return await new ScenarioRunner(bench, Console.WriteLine).PlayAsync(scenarios, arguments.Number("rounds", 1), arguments.Number("parallel", 2), stop.Token) ? 0 : 1;
        case "measure" when !isOfMachines:
            await RebootCost.MeasureAsync(bench, arguments.Number("rounds", 10), Console.WriteLine, stop.Token);
            return 0;
        default:
            throw new LabException($"\"{arguments.Command}\": expected list, image, play or measure");
    }
}
catch (LabException exception)
{
    Console.Error.WriteLine($"The virtual bench: {exception.Message}");
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("The virtual bench was stopped.");
    return 130;
}

static IReadOnlyList<Scenario> Choose(IReadOnlyList<Scenario> all, IReadOnlyList<string> names) =>
    names.FirstOrDefault(name => all.All(scenario => scenario.Name != name)) is { } unknown
        ? throw new LabException($"there is no scenario \"{unknown}\"; the command list shows all")
        : [.. all.Where(scenario => names.Count == 0 || names.Contains(scenario.Name))];

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
