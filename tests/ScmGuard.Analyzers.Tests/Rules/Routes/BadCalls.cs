using System;
using System.Collections.Generic;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>For each rule about calls, the shortest program that it reports once. The matrix writes it down on every route.</summary>
internal static class BadCalls
{
    public static IReadOnlyDictionary<Type, BadCall[]> ByRule { get; } = new Dictionary<Type, BadCall[]>
    {
        [typeof(SCM1001KeyPairLostAtReboot)] = [new(ZymbitOperation.GenKeyPair, (ArgumentRole.KeyType, KeyType.Secp256R1))],
        [typeof(SCM2001WalletNameUsedTwice)] =
        [
            new(ZymbitOperation.GenWalletMasterSeedWithBIP39, (ArgumentRole.WalletName, "fleet")),
            new(ZymbitOperation.GenWalletMasterSeedWithBIP39, (ArgumentRole.WalletName, "fleet")),
        ],
    };
}
