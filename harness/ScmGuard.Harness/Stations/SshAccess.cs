namespace ScmGuard.Harness.Stations;

/// <summary>How a controller reaches a unit.</summary>
/// <param name="Host">The host's name or address.</param>
/// <param name="User">Who to log in as.</param>
/// <param name="KnownHosts">The station's own known_hosts file, absolute. A host that is not in it is not talked to.</param>
public sealed record SshAccess(string Host, string User, string KnownHosts)
{
    /// <summary>The port.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The private key's file, absolute; or null for what the client finds by itself.</summary>
    public string? IdentityFile { get; init; }
}
