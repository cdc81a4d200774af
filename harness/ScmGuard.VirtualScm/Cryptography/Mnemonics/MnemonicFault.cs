namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>What is wrong with a mnemonic, a share or a set of shares.</summary>
internal enum MnemonicFault
{
    /// <summary>Too few, too many, or a number of words that no secret gives.</summary>
    WordCount,

    /// <summary>A word that is not in the list.</summary>
    UnknownWord,

    /// <summary>The checksum does not fit: a wrong word or a wrong order.</summary>
    Checksum,

    /// <summary>SLIP-0039: bits that must be zero are not.</summary>
    Padding,

    /// <summary>SLIP-0039: the share asks for more groups than there are.</summary>
    GroupThreshold,

    /// <summary>SLIP-0039: the share belongs to another set than the first one.</summary>
    OtherSet,

    /// <summary>SLIP-0039: the share names another member threshold than the rest of its group.</summary>
    MemberThreshold,

    /// <summary>SLIP-0039: a share with this group and member index was added before.</summary>
    DuplicateMember,

    /// <summary>SLIP-0039: the group, or the whole set, needs no more shares.</summary>
    NotNeeded,

    /// <summary>SLIP-0039: the shares fit together but give no secret: at least one of them was forged.</summary>
    Digest,

    /// <summary>SLIP-0039: shares are missing.</summary>
    Incomplete,

    /// <summary>The passphrase has characters that cannot be used: see the message.</summary>
    Passphrase,
}
