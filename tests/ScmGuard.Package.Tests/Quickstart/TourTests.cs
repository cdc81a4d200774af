using System.ComponentModel;
using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests.Quickstart;

/// <summary>The tour with commands that answer as the tests say; the real ones are run by the quick start itself.</summary>
public sealed class TourTests : IDisposable
{
    private static readonly string[] _rules = ["SCM1001", "SCM2001", "SCM9002"];

    private readonly TemporaryFolder _root = new();
    private readonly StringWriter _output = new();
    private readonly Dictionary<string, DotnetResult> _answers = [];
    private readonly Dictionary<string, string> _logs = [];

    public TourTests()
    {
        _root.Write("ScmGuard.sln", string.Empty);
        _root.Write("analyzers/ScmGuard.Package/ScmGuard.Package.csproj", string.Empty);
        _root.Write("samples/Gateway/Gateway.csproj", string.Empty);
        _root.Write("samples/Gateway/Keys.cs", "class Keys\n{\n    int New() => zkGenKeyPair(context, 1);\n}\n");
        _root.Write("samples/Gateway.Repaired/Gateway.Repaired.csproj", string.Empty);
        _root.Write("samples/KeyLifecycle/KeyLifecycle.csproj", string.Empty);
        _root.Write("harness/ScmGuard.Harness.Cli/ScmGuard.Harness.Cli.csproj", string.Empty);
        _answers["run KeyLifecycle"] = new DotnetResult(0, "the key pair is LOST [after] the reboot");
        _answers["run scm-b1"] = new DotnetResult(1, "Pass   persistence/make-wallet  Made 3 wallets.\nFail   persistence/soft-1/key-pairs  [gone]: advisory #159\nVerdict: Fail\nReport: b1/report.html\n");
        _answers["run scm-a1"] = new DotnetResult(0, "Verdict: Pass\nReport: a1/report.html\n");
        _answers["virtual init"] = new DotnetResult(0, "Made a virtual scm-a1");
        _answers["led watch"] = new DotnetResult(0, "DeveloperRunning: a [heartbeat]");
        _answers["virtual inject"] = new DotnetResult(0, "Injected tamper");
        _answers["virtual led"] = new DotnetResult(0, "levels in 50 s");
        _answers["led decode"] = new DotnetResult(0, "Fatal 6-1");
        _logs["Gateway"] = Sarif.Log(_rules, Sarif.Result("SCM1001", _root["samples/Gateway/Keys.cs"], 3, 18), Sarif.Result("SCM2001", _root["samples/Gateway/Keys.cs"], 1, 1));
        _logs["Gateway.Repaired"] = Sarif.Log(_rules);
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_gateway_that_is_found_out_and_a_clean_repaired_one_end_well()
    {
        Assert.Equal(0, await TakeAsync());
        Assert.Contains("samples/Gateway/Keys.cs(3,18): warning SCM1001", Output(), StringComparison.Ordinal);
        Assert.Contains("Done.", Output(), StringComparison.Ordinal);
        Assert.Contains("the key pair is LOST [after] the reboot", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_unit_on_the_bench_only_what_is_not_good_is_shown_and_where_its_report_lies()
    {
        Assert.Equal(0, await TakeAsync());
        Assert.Contains("[gone]: advisory #159", Output(), StringComparison.Ordinal);
        Assert.DoesNotContain("make-wallet", Output(), StringComparison.Ordinal);
        Assert.Contains("b1/report.html", Output(), StringComparison.Ordinal);
        Assert.Contains("a1/report.html", Output(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scm-b1", 0, "Verdict: Pass")]
    [InlineData("scm-b1", 3, "Verdict: Inconclusive")]
    [InlineData("scm-a1", 1, "Verdict: Fail")]
    [InlineData("scm-a1", 0, "")]
    public async Task A_unit_that_does_not_end_as_it_must_stops_the_tour(string profile, int exitCode, string output)
    {
        _answers[$"run {profile}"] = new DotnetResult(exitCode, output);
        Assert.Equal(1, await TakeAsync());
        Assert.Contains($"for {profile}", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_LED_is_shown_before_and_after_the_tamper_event()
    {
        Assert.Equal(0, await TakeAsync());
        Assert.Contains("DeveloperRunning: a [heartbeat]", Output(), StringComparison.Ordinal);
        Assert.Contains("Fatal 6-1", Output(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("virtual init", 2, "Made a virtual")]
    [InlineData("led watch", 3, "Inconclusive")]
    [InlineData("virtual inject", 0, "")]
    [InlineData("led decode", 0, "Fatal 4-1")]
    public async Task An_LED_that_is_not_read_as_it_must_be_stops_the_tour(string command, int exitCode, string output)
    {
        _answers[command] = new DotnetResult(exitCode, output);
        Assert.Equal(1, await TakeAsync());
        Assert.Contains($"scm-harness {command}", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_is_not_found_out_fails_and_the_missed_rule_is_named()
    {
        _logs["Gateway"] = Sarif.Log(_rules, Sarif.Result("SCM1001", _root["samples/Gateway/Keys.cs"], 3, 18));
        Assert.Equal(1, await TakeAsync());
        Assert.Contains("SCM2001 should have been reported", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repaired_gateway_that_is_not_clean_fails_and_its_finding_is_shown()
    {
        _logs["Gateway.Repaired"] = Sarif.Log(_rules, Sarif.Result("CS0168", _root["samples/Gateway.Repaired/Keys.cs"], 7, 9));
        Assert.Equal(1, await TakeAsync());
        Assert.Contains("samples/Gateway.Repaired/Keys.cs(7,9): warning CS0168", Output(), StringComparison.Ordinal);
        Assert.Contains("the repaired gateway should be clean", Output(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gateway")]
    [InlineData("Gateway.Repaired")]
    public async Task A_clean_build_without_the_rules_is_not_taken_for_clean_code(string sample)
    {
        _logs[sample] = Sarif.Log(["SCM9002"]);
        Assert.Equal(1, await TakeAsync());
        Assert.Contains($"{sample}.csproj was built, but the rules SCM1001 and SCM2001 did not run", Output(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("pack ScmGuard.Package")]
    [InlineData("build Gateway")]
    [InlineData("build Gateway.Repaired")]
    [InlineData("run KeyLifecycle")]
    public async Task A_command_that_fails_is_shown_with_its_output_what_was_expected_and_what_to_do(string command)
    {
        _answers[command] = new DotnetResult(1, "error NU1301: [no] source");
        Assert.Equal(1, await TakeAsync());
        Assert.Contains("error NU1301: [no] source", Output(), StringComparison.Ordinal);
        Assert.Contains("Stopped: `dotnet", Output(), StringComparison.Ordinal);
        Assert.Contains("Expected: ", Output(), StringComparison.Ordinal);
        Assert.Contains("What to do: ", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_command_the_reader_is_sent_to_the_SDK()
    {
        Assert.Equal(1, await Start.RunAsync(new Checkout(_root.Path), _ => (_, _) => throw new Win32Exception(2), Console(), TestContext.Current.CancellationToken));
        Assert.Contains("The command `dotnet` was not found.", Output(), StringComparison.Ordinal);
        Assert.Contains("https://dotnet.microsoft.com/download", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_samples_are_named()
    {
        File.Delete(_root["samples/Gateway.Repaired/Gateway.Repaired.csproj"]);
        Assert.Equal(1, await TakeAsync());
        Assert.Contains("Missing: samples/Gateway.Repaired/Gateway.Repaired.csproj.", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_checkout_the_reader_is_told_how_to_start_it()
    {
        Assert.Equal(1, await Start.RunAsync(null, _ => AnswerAsync, Console(), TestContext.Current.CancellationToken));
        Assert.Contains("dotnet run --project samples/Quickstart", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_is_up_it_says_so()
    {
        Assert.Equal(1, await Start.RunAsync(new Checkout(_root.Path), _ => (_, _) => throw new OperationCanceledException(), Console(), TestContext.Current.CancellationToken));
        Assert.Contains("the time is up", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_tour_left_is_not_found_by_the_next()
    {
        var checkout = new Checkout(_root.Path);
        var oldPackage = _root.Write(Path.Combine(checkout.Feed, "ScmGuard.0.0.1.nupkg"), string.Empty);
        var oldUnpacked = _root.Write(Path.Combine(checkout.UnpackedPackage, "0.1.0", "scmguard.nuspec"), string.Empty);
        _root.Write(Path.Combine(checkout.Output, "Gateway.sarif"), _logs["Gateway"]);
        _logs.Remove("Gateway");
        Assert.Equal(1, await TakeAsync());
        Assert.Contains("did not run", Output(), StringComparison.Ordinal);
        Assert.False(File.Exists(oldPackage));
        Assert.False(File.Exists(oldUnpacked));
    }

    private Task<int> TakeAsync() =>
        Start.RunAsync(Checkout.Above(_root["samples"]), _ => AnswerAsync, Console(), TestContext.Current.CancellationToken);

    private Spectre.Console.IAnsiConsole Console() => Terminal.Open(Terminal.Describe(_output, isTerminal: false, noColor: null));

    private string Output() => _output.ToString();

    private Task<DotnetResult> AnswerAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        if (arguments is ["run", "--project", _, "--", "virtual" or "led", ..])
        {
            return Task.FromResult(_answers[$"{arguments[4]} {arguments[5]}"]);
        }

        var profile = arguments.SkipWhile(argument => argument != "--profile").Skip(1).FirstOrDefault();
        var command = arguments.Count == 1 ? arguments[0] : $"{arguments[0]} {profile ?? Path.GetFileNameWithoutExtension(arguments[arguments[0] == "run" ? 2 : 1])}";
        const string property = "-p:ErrorLog=";
        var log = arguments.SingleOrDefault(argument => argument.StartsWith(property, StringComparison.Ordinal));
        if (log is not null && _logs.TryGetValue(Path.GetFileNameWithoutExtension(arguments[1]), out var text))
        {
            File.WriteAllText(log[property.Length..].Split("%2C")[0], text);
        }

        return Task.FromResult(_answers.GetValueOrDefault(command, new DotnetResult(0, string.Empty)));
    }
}
