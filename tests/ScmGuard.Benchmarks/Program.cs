using BenchmarkDotNet.Running;
using ScmGuard.Benchmarks;

// `gate` (compilations with all rules), `rules` (the rules' own time), `virtual` (the virtual unit) and `harness` (the engine) answer within a minute or two with an exit code; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["gate"]:
        return Gate.Run();
    case ["rules"]:
        return RulesGate.Run();
    case ["virtual"]:
        return VirtualGate.Run();
    case ["harness"]:
        return await HarnessGate.RunAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(CompileBenchmark).Assembly).Run(args);
return 0;
