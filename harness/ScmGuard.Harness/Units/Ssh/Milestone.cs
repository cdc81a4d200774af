using System;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>Something that comes with a boot, and that is looked for again and again.</summary>
/// <param name="notBefore">When it had not come yet.</param>
/// <param name="isNew">True if what is seen can only be of the new boot; otherwise it may still be of the boot that ends, until it was seen to be gone.</param>
internal sealed class Milestone(TimeSpan notBefore, bool isNew)
{
    private TimeSpan _notBefore = notBefore;
    private bool _isNew = isNew;
    private TimeSpan? _by;

    /// <summary>Takes down one look.</summary>
    /// <param name="isThere">What was seen.</param>
    /// <param name="began">When the look began.</param>
    /// <param name="ended">When it ended.</param>
    public void Look(bool isThere, TimeSpan began, TimeSpan ended)
    {
        if (!isThere)
        {
            _notBefore = began;
            _isNew = true;
            _by = null;
        }
        else if (_isNew)
        {
            _by ??= ended;
        }
    }

    /// <summary>When it came.</summary>
    /// <param name="atLatest">When the new boot was known to be there, and everything that comes with it.</param>
    public Bounds Come(TimeSpan atLatest) => new(_notBefore, _by ?? atLatest);
}
