using System.Collections.Generic;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;

namespace ScmGuard.Harness.Tests.Units.Virtual;

public sealed class SimulatedSystemctlTests
{
    private readonly SimulatedSystemctl _systemctl = new();
    private int _restarts;

    public SimulatedSystemctlTests()
    {
        _systemctl.Add(SimulatedSystemctl.Manager, () => new Dictionary<string, string> { ["Version"] = "252" });
        _systemctl.Add("zkifc.service", () => new Dictionary<string, string> { ["ActiveState"] = "active", ["NRestarts"] = $"{_restarts}" });
        _systemctl.Add("zkifc.service", () => new Dictionary<string, string> { ["ActiveState"] = "failed", ["ExecMainStatus"] = "1" });
    }

    [Theory]
    [InlineData("show --property=Version", "Version=252\n")]
    [InlineData("show", "Version=252\n")]
    [InlineData("show zkifc.service --property=NRestarts,ActiveState,Nothing", "ActiveState=failed\nNRestarts=0\n")]
    [InlineData("show zkifc --property=ExecMainStatus", "ExecMainStatus=1\n")]
    [InlineData("show other.service --property=LoadState,NRestarts", "LoadState=not-found\n")]
    [InlineData("show zkifc.service other.service --property=ActiveState", "ActiveState=failed\n\nActiveState=inactive\n")]
    public void It_answers_as_systemctl_does(string arguments, string expected)
    {
        HostAnswer answer = _systemctl.Answer(new HostCommand("systemctl", arguments.Split(' ')));
        Assert.Equal((0, expected), (answer.ExitCode, answer.Output));
    }

    [Theory]
    [InlineData("restart zkifc")]
    [InlineData("show --value zkifc")]
    public void It_refuses_what_it_does_not_simulate(string arguments) => Assert.NotEqual(0, _systemctl.Answer(new HostCommand("systemctl", arguments.Split(' '))).ExitCode);

    [Fact]
    public void A_property_is_as_it_is_when_it_is_asked_for()
    {
        _restarts = 4;
        Assert.Equal("NRestarts=4\n", _systemctl.Answer(new HostCommand("systemctl", "show", "zkifc.service", "--property=NRestarts")).Output);
    }
}
