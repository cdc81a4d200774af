using System;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The boot manifest. It may be changed in production mode too ("Supervised Boot").</summary>
public sealed class SupervisedBootOperations
{
    private readonly UnitMachine _machine;

    internal SupervisedBootOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkSetSupervisedBootPolicy</c>: not implemented on firmware 01.00.00 (advisory #126).</summary>
    public int SetSupervisedBootPolicy(SupervisedBootPolicy policy)
    {
        using Call call = _machine.Change(ZymbitOperation.SetSupervisedBootPolicy);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (_machine.Profile.Has(Advisories.SupervisedBootPolicyIgnored))
        {
            return Errno.NotImplemented;
        }

        if (policy is < SupervisedBootPolicy.NoAction or > SupervisedBootPolicy.HoldInReset)
        {
            return Errno.Invalid;
        }

        call.State.SupervisedBoot.Policy = policy;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkAddOrUpdateSupervisedBootFile</c>: signs a boot file as it is now.</summary>
    /// <param name="path">Relative to the boot folder.</param>
    /// <param name="slot">A permanent slot.</param>
    public int AddOrUpdateSupervisedBootFile(string? path, int slot)
    {
        using Call call = _machine.Change(ZymbitOperation.AddOrUpdateSupervisedBootFile);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!IsRelative(path) || !SupervisedBoot.SigningSlots.Value.Contains(slot))
        {
            return Errno.Invalid;
        }

        if (!call.State.SupervisedBoot.Files.TryGetValue(path!, out byte[]? digest))
        {
            return Errno.NotFound;
        }

        call.State.SupervisedBoot.Manifest[path!] = new SignedFile(slot, digest);
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkRemoveSupervisedBootFile</c>.</summary>
    /// <param name="path">Relative to the boot folder.</param>
    public int RemoveSupervisedBootFile(string? path)
    {
        using Call call = _machine.Change(ZymbitOperation.RemoveSupervisedBootFile);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!IsRelative(path))
        {
            return Errno.Invalid;
        }

        return call.State.SupervisedBoot.Manifest.Remove(path!) ? call.Commit(NativeResult.Success) : Errno.NotFound;
    }

    /// <summary><c>zkGetSupervisedBootFileManifest</c>: no page gives the format. These are the paths, one a line.</summary>
    public int GetSupervisedBootFileManifest(out string manifest)
    {
        using Call call = _machine.Ask(ZymbitOperation.GetSupervisedBootFileManifest);
        manifest = call.Refusal != 0 ? "" : string.Join('\n', call.State.SupervisedBoot.Manifest.Keys);
        return call.Refusal;
    }

    private static bool IsRelative(string? path) => path is { Length: > 0 } && path[0] != '/' && Array.IndexOf(path.Split('/'), "..") < 0;
}
