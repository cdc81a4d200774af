using System;
using System.IO;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

/// <summary>How an <see cref="IZymkey"/> behaves on a virtual unit, whatever lies between the two.</summary>
public abstract partial class ZymkeyContract : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("scmguard-contract-");
    private VirtualUnit? _unit;
    private IZymkey? _zymkey;

    private static byte[] Digest { get; } = SHA256.HashData("a message"u8);

    private static byte[] OtherDigest { get; } = SHA256.HashData("another message"u8);

    /// <summary>The unit that is open, as seen from outside.</summary>
    private VirtualUnit Unit => _unit ?? throw new InvalidOperationException("Open one first.");

    private Irreversible ThisUnit => Irreversible.ForUnit(Unit.SerialNumber);

    /// <summary>A unit as it left the factory.</summary>
    protected abstract VirtualUnit NewUnit(UnitProfile profile);

    /// <summary>A client of that unit.</summary>
    protected abstract IZymkey OpenClient(VirtualUnit unit);

    public virtual void Dispose()
    {
        _zymkey?.Dispose();
        _unit?.Dispose();
        _files.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private static void Fails(ZymbitOperation operation, int code, Action call) => Fails<ZymkeyException>(operation, code, call);

    private static void Fails<TException>(ZymbitOperation operation, int code, Action call)
        where TException : ZymkeyException
    {
        TException exception = Assert.Throws<TException>(call);
        Assert.Equal((operation, code), (exception.Operation, exception.Code));
    }

    private IZymkey Open(UnitProfile? profile = null)
    {
        _unit = NewUnit(profile ?? UnitProfile.ScmA1);
        return _zymkey = OpenClient(_unit);
    }

    private IZymkey OpenInProduction()
    {
        IZymkey zymkey = Open();
        zymkey.LockBinding(ThisUnit);
        Unit.Reboot(RebootKind.Soft);
        return zymkey;
    }

    private string FileNamed(string name) => Path.Combine(_files.FullName, name);
}
