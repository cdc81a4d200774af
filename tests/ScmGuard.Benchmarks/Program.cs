using BenchmarkDotNet.Running;
using ScmGuard.Benchmarks;

// `gate` (compilations with all rules), `rules` (the rules' own time), `peers` (beside other packages; six minutes), `virtual` (the virtual unit), `harness` (the engine) and `led` (the LED's decoder) answer within a minute or two with an exit code; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["gate"]:
        return Gate.Run();
    case ["rules"]:
        return RulesGate.Run();
    case ["peers"]:
        return Peers.Run();
    case ["virtual"]:
        return VirtualGate.Run();
    case ["harness"]:
        return await HarnessGate.RunAsync();
    case ["led"]:
        return LedGate.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(CompileBenchmark).Assembly).Run(args);
return 0;
