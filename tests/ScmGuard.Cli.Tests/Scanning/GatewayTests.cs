namespace ScmGuard.Cli.Tests.Scanning;

/// <summary>The README's own command, in a checkout in which nothing was packed.</summary>
public sealed class GatewayTests
{
    [Fact]
    public void The_sample_gateway_is_scanned_without_the_package_that_it_refers_to()
    {
        var (exitCode, output, error) = Tool.Run("scan", Repository.File("samples", "Gateway"));
        Assert.True(exitCode == ExitCode.Findings, error);
        Assert.Contains("samples/Gateway/KeyProvisioning.cs\n", output, StringComparison.Ordinal);
        Assert.Contains("warning SCM1001: zkGenKeyPair makes a key pair that is gone after the next reboot", output, StringComparison.Ordinal);
        Assert.Contains("warning SCM2001: Wallet name 'gateway' is used more than once", output, StringComparison.Ordinal);
        Assert.StartsWith("1 project scanned: ", output.TrimEnd().Split('\n')[^1]);
    }
}
