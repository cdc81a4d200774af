using System;
using ScmGuard.Harness.Cli;

return ScmHarness.Run(args, Console.Out, Console.Error);
