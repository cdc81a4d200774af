using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Harness.Units;

/// <summary>The computer that a module sits in: files to read and programs to ask. It is never changed through this.</summary>
public interface IHost
{
    /// <summary>A file's text.</summary>
    /// <param name="path">Absolute.</param>
    /// <returns>The text, or null if there is no such file.</returns>
    /// <exception cref="HostException">There is one, and it cannot be read.</exception>
    string? ReadText(string path);

    /// <summary>The names in a folder.</summary>
    /// <param name="path">Absolute.</param>
    /// <returns>The names in ordinal order, or null if there is no such folder.</returns>
    /// <exception cref="HostException">There is one, and it cannot be read.</exception>
    IReadOnlyList<string>? List(string path);

    /// <summary>Asks a program. No shell is in between.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>What it answered; a failed program is an answer as well.</returns>
    /// <exception cref="HostException">There is no such program, it cannot be started, or it does not end in time.</exception>
    Task<HostAnswer> AskAsync(HostCommand command, CancellationToken stop);

    /// <summary>Whether a user can log in with a password, found out without trying to: the host's own record is looked at.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password. It is not kept and not shown.</param>
    /// <returns>Null if it cannot be told, for example without the right to look.</returns>
    bool? HasPassword(string user, string password);
}
