using BenchmarkDotNet.Running;
using ScmGuard.Benchmarks;

// `gate` answers in half a minute with an exit code; everything else goes to BenchmarkDotNet.
if (args is ["gate"])
{
    return Gate.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(CompileBenchmark).Assembly).Run(args);
return 0;
