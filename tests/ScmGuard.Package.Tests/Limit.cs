namespace ScmGuard.Package.Tests;

/// <summary>How long a command may take before it counts as hung.</summary>
internal static class Limit
{
    /// <summary>A token that is cancelled when the time is up or the test run is stopped.</summary>
    public static CancellationToken Token()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(TimeSpan.FromMinutes(20));
        return source.Token;
    }
}
