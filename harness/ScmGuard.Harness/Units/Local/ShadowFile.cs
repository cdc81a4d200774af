using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace ScmGuard.Harness.Units.Local;

/// <summary>The host's record of passwords, <c>/etc/shadow</c> (shadow(5)). What is in it is compared with, and never shown.</summary>
public sealed partial class ShadowFile
{
    private const int FieldCount = 9;

    // crypt() answers in memory of its own, one for all threads.
    private static readonly Lock s_gate = new();

    private readonly string[] _lines;

    /// <summary>Reads a record.</summary>
    /// <param name="text">The file's text.</param>
    public ShadowFile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines = text.Split('\n');
    }

    /// <summary>The record of this computer, or null if it cannot be read: only root can.</summary>
    /// <param name="path">Where it lies.</param>
    public static ShadowFile? TryRead(string path = "/etc/shadow")
    {
        try
        {
            return new ShadowFile(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a user can log in with a password.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <returns>
    /// False also for a user who is not there, is locked, or needs no password. Null if the record is not as it should be, or in a form that this
    /// computer's libcrypt does not know.
    /// </returns>
    public bool? HasPassword(string user, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentException.ThrowIfNullOrEmpty(password);
        string[]? fields = _lines.Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == user);
        return fields switch
        {
            null => false,
            { Length: not FieldCount } => null,
            _ => Matches(fields[1], password),
        };
    }

    private static bool? Matches(string hash, string password)
    {
        // Nothing that is hashed begins with these: such a user has no password that fits.
        if (hash is "" or ['!', ..] or ['*', ..])
        {
            return false;
        }

        string? computed;
        lock (s_gate)
        {
            try
            {
                computed = Marshal.PtrToStringUTF8(Crypt(password, hash));
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                return null;
            }
        }

        // An answer that begins with an asterisk says that it could not be computed (crypt(3)).
        return computed is null or ['*', ..] ? null : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(computed), Encoding.UTF8.GetBytes(hash));
    }

    [LibraryImport("libcrypt.so.1", EntryPoint = "crypt", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Crypt(string phrase, string setting);
}
