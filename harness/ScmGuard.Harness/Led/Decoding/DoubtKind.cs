namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Why nothing is decided, the lesser reasons first: a later one replaces an earlier one that is not more telling.</summary>
internal enum DoubtKind
{
    None,
    Undocumented,
    NoPreamble,
    PreambleLength,
    PreambleAlone,
    RunSpeed,
    Period,
    Once,
    FlashLength,
    PauseLength,
    TooManyFlashes,
    ShortFlashInside,
    RapidStopped,
    HeartbeatStopped,
    Boot,
    Disagree,
    Overlap,
    FlashSpread,
    LostFlash,
    Fault,
    EqualEdges,
    TimeBack,
    Flicker,
    TooFast,
}
