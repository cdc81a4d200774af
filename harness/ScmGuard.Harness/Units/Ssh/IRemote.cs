using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>A unit as a controller reaches it. Each call makes a connection of its own, so that none outlives a reboot.</summary>
public interface IRemote
{
    /// <summary>How it is called, for messages, such as <c>zymbit@bench-7:22</c>.</summary>
    string Name { get; }

    /// <summary>Runs a program there.</summary>
    /// <param name="command">The program.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>What it answered, to the end; a failed program is an answer as well.</returns>
    /// <exception cref="HostException">No connection, no session, or one that ended before the program did: nothing is known of what it did.</exception>
    Task<HostAnswer> AskAsync(RemoteCommand command, CancellationToken stop);

    /// <summary>Looks at it from outside, for some seconds at most.</summary>
    /// <param name="stop">Ends the wait.</param>
    Task<Sight> LookAsync(CancellationToken stop);
}
