using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>
/// An open SLIP39 session. It keeps what the session was told, not what it computed: every call computes it again, from a seed of its own,
/// so that any process can go on with it.
/// </summary>
internal sealed class Slip39State
{
    public required KeyType Curve { get; init; }

    public required string WalletName { get; init; }

    public required byte[] MasterGeneratorKey { get; init; }

    public required string Passphrase { get; init; }

    /// <summary>What is shared; null when a wallet is restored.</summary>
    public byte[]? MasterSecret { get; init; }

    /// <summary>Seeds the randomness of the shares.</summary>
    public byte[]? ShareSeed { get; init; }

    public int GroupCount { get; init; }

    public int GroupThreshold { get; init; }

    public int IterationExponent { get; init; }

    public List<Slip39GroupState> Groups { get; init; } = [];

    /// <summary>The shares given so far, with the members' passphrases taken off.</summary>
    public List<string> Mnemonics { get; init; } = [];
}
