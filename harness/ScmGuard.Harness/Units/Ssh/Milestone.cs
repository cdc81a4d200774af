using System;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>Something that comes with a boot, and that is looked for again and again.</summary>
internal sealed class Milestone(TimeSpan notBefore)
{
    private TimeSpan _notBefore = notBefore;
    private TimeSpan? _by;

    /// <summary>Takes down one look.</summary>
    /// <param name="isThere">What was seen.</param>
    /// <param name="began">When the look began.</param>
    /// <param name="ended">When it ended.</param>
    public void Look(bool isThere, TimeSpan began, TimeSpan ended)
    {
        if (!isThere)
        {
            // What was seen before was of the boot that ends.
            _notBefore = began;
            _by = null;
        }
        else
        {
            _by ??= ended;
        }
    }

    /// <summary>When it came; to be asked after it was seen.</summary>
    public Bounds Bounds => new(_notBefore, _by!.Value);
}
