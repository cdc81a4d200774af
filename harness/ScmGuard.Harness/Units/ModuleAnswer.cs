using System;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Units;

/// <summary>The module's firmware and serial number, or nulls if it does not answer.</summary>
/// <param name="Firmware">As the module writes it.</param>
/// <param name="SerialNumber">The serial number.</param>
internal sealed record ModuleAnswer(string? Firmware, string? SerialNumber)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks a module on a connection of its own, and does not wait long for it.</summary>
    public static async Task<ModuleAnswer> AskAsync(Func<IZymkey> open, TimeProvider time, CancellationToken stop)
    {
        Task<ModuleAnswer> task = Task.Factory.StartNew(() => Ask(open), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await task.WaitAsync(s_patience, time, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new ModuleAnswer(null, null);
        }
    }

    private static ModuleAnswer Ask(Func<IZymkey> open)
    {
        try
        {
            using IZymkey zymkey = open();
            return new ModuleAnswer(zymkey.GetFirmwareText(), zymkey.GetSerialNumber());
        }
        catch (Exception exception) when (exception is ZymkeyException or ZymkeyLibraryException)
        {
            return new ModuleAnswer(null, null);
        }
    }
}
