using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Native;

/// <summary>A <c>zkCTX</c>. It is closed once, and never while a call that was given it is running.</summary>
internal sealed class ZymkeyContext : SafeHandle
{
    private ZymkeyContext()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    public static ZymkeyContext Open()
    {
        var context = new ZymkeyContext();
        nint raw = 0;
        var result = ZkAppUtils.zkOpen(ref raw);
        if (result < 0 || raw == 0)
        {
            throw new ZymkeyException(ZymbitOperation.Open, result, OpenFailed);
        }

        context.SetHandle(raw);
        return context;
    }

    protected override bool ReleaseHandle() => ZkAppUtils.zkClose(handle) >= 0;

    internal const string OpenFailed =
        "the module could not be reached. Check that the daemon runs (systemctl status zkifc), and that the LED says that the module is bound: "
        + "one flash, or in production mode three, every 3 seconds. An SCM takes about 90 s to start, a Rev B up to 50 s longer. "
        + "See the pages \"" + SourcePages.ScmFaq + "\" and \"" + SourcePages.GeneralFaq + "\"";
}
