using System;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>A mnemonic, a share or a set of shares is not usable. The message never repeats a word of it.</summary>
internal sealed class MnemonicException(MnemonicFault fault, string message) : Exception(message)
{
    public MnemonicFault Fault { get; } = fault;
}
