namespace ScmGuard.Lab.Image;

/// <summary>What a machine of its own is started from. It is never written to again.</summary>
/// <param name="Unit">The root file system that the disk was made from.</param>
/// <param name="Disk">The disk: a file system without partitions.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="InitialRam">The root file system that finds the disk.</param>
/// <param name="HostKey">The public key of its SSH server.</param>
public sealed record MachineImage(UnitImage Unit, string Disk, string Kernel, string InitialRam, string HostKey);
