using BenchmarkDotNet.Running;
using ScmGuard.Benchmarks;

// `gate` (the rules) and `virtual` (the virtual unit) answer within a minute or two with an exit code; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["gate"]:
        return Gate.Run();
    case ["virtual"]:
        return VirtualGate.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(CompileBenchmark).Assembly).Run(args);
return 0;
