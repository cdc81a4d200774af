using System;
using ScmGuard.Cli;

return ScmGuardTool.Run(args, Console.Out, Console.Error);
