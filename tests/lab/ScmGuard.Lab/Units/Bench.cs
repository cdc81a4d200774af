using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Units;

/// <summary>Makes units, each with an SSH port of its own.</summary>
/// <remarks>It lives in namespaces of its own for processes, mounts and the network, so that whatever ends it ends its units too, and leaves nothing.</remarks>
public sealed class Bench
{
    private const int FirstPort = 2200;

    private int _units;

    private Bench(BenchOptions options) => Options = options;

    /// <summary>What it works with.</summary>
    public BenchOptions Options { get; }

    /// <summary>The private key that opens every unit of this bench. It is made for it, and goes with it.</summary>
    public string Key => Path.Join(Options.Folder, "key");

    /// <summary>Makes one.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LabException">It cannot be made.</exception>
    public static async Task<Bench> OpenAsync(BenchOptions options, CancellationToken stop)
    {
        Bench bench = new(options);
        await Child.RunAsync(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", bench.Key], stop).ConfigureAwait(false);
        return bench;
    }

    /// <summary>Makes a unit, whose power is off.</summary>
    /// <param name="name">What it is called in the bench's folder.</param>
    /// <param name="module">What kind of module sits in it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LabException">It cannot be made.</exception>
    public Task<NspawnUnit> MakeUnitAsync(string name, UnitProfile module, CancellationToken stop) =>
        NspawnUnit.MakeAsync(this, name, FirstPort + Interlocked.Increment(ref _units), module, stop);

    /// <summary>Makes a unit that is a machine of its own, whose power is off.</summary>
    /// <param name="name">What it is called in the bench's folder.</param>
    /// <param name="module">What kind of module sits in it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LabException">It cannot be made.</exception>
    public Task<QemuUnit> MakeMachineAsync(string name, UnitProfile module, CancellationToken stop) => QemuUnit.MakeAsync(
        this, Options.Machine ?? throw new LabException("this bench has no machines"), name, FirstPort + Interlocked.Increment(ref _units), module, stop);
}
