namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>How far one group is.</summary>
/// <param name="GroupIndex">0 to 15.</param>
/// <param name="Present">Shares added so far.</param>
/// <param name="Threshold">Shares needed; null while no share of the group has told it.</param>
internal readonly record struct Slip39GroupProgress(int GroupIndex, int Present, int? Threshold)
{
    public bool IsComplete => Present == Threshold;

    /// <summary>Shares still needed; null while no share of the group has told how many it takes.</summary>
    public int? Missing => Threshold - Present;
}
