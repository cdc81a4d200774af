using ScmGuard.Quickstart;

var console = Terminal.Open(Terminal.Describe(Console.Out, !Console.IsOutputRedirected, Environment.GetEnvironmentVariable("NO_COLOR")));
using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(20));
return await Start.RunAsync(Checkout.Above(AppContext.BaseDirectory), root => new Dotnet(root).RunAsync, console, limit.Token);
