using System.IO;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;

namespace ScmGuard.Benchmarks;

/// <summary>What operations of a virtual unit cost, whose state lies in a directory, beside a signature of the bare platform.</summary>
[InProcess]
[MemoryDiagnoser]
public class VirtualUnitBenchmark
{
    private readonly byte[] _digest = SHA256.HashData("a message"u8);
    private readonly byte[] _signature = new byte[64];
    private string _directory = null!;
    private ECDsa _platform = null!;
    private VirtualUnit _unit = null!;

    [GlobalSetup]
    public void Open()
    {
        _directory = Directory.CreateTempSubdirectory("scmguard-benchmark-").FullName;
        _platform = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _unit = VirtualUnit.Open(_directory, UnitProfile.ScmA1);
    }

    [GlobalCleanup]
    public void Close()
    {
        _unit.Dispose();
        _platform.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A P-256 signature of the platform.</summary>
    [Benchmark(Baseline = true)]
    public bool SignOnThePlatform() => _platform.TrySignHash(_digest, _signature, out _);

    /// <summary>A P-256 signature of the unit.</summary>
    [Benchmark]
    public int Sign() => _unit.Signatures.GenECDSASigFromDigest(_digest, 0, out _);

    /// <summary>The control: a unit that reads its state for every signature.</summary>
    [Benchmark]
    public int OpenAndSign()
    {
        using VirtualUnit unit = VirtualUnit.Open(_directory);
        return unit.Signatures.GenECDSASigFromDigest(_digest, 0, out _);
    }

    /// <summary>Makes a key pair, signs and removes it: two changes that are flushed to the disk.</summary>
    [Benchmark]
    public int MakeSignAndRemove()
    {
        int slot = _unit.Keys.GenKeyPair(KeyType.Secp256R1);
        int result = _unit.Signatures.GenECDSASigFromDigest(_digest, slot, out _);
        return result + _unit.Keys.RemoveKey(slot, isForeign: false);
    }
}
