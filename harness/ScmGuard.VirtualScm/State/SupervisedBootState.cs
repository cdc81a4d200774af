using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The boot manifest and the host's boot files, of which only the digests matter.</summary>
internal sealed class SupervisedBootState
{
    public SupervisedBootPolicy Policy { get; set; }

    /// <summary>The files in the manifest, each with the slot that signed it and its digest at that time.</summary>
    public SortedDictionary<string, SignedFile> Manifest { get; init; } = new(System.StringComparer.Ordinal);

    /// <summary>The files in the host's boot folder, with their digests.</summary>
    public SortedDictionary<string, byte[]> Files { get; init; } = new(System.StringComparer.Ordinal);

    /// <summary>The next boot fails in the process itself.</summary>
    public bool WillFail { get; set; }
}
