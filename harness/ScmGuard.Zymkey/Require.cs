using System;
using System.Runtime.CompilerServices;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>What an argument must be before it may reach the library, which checks little of it.</summary>
internal static partial class Require
{
    public static void Digest(ReadOnlySpan<byte> digest)
    {
        if (digest.Length != ApiLimits.DigestBytes)
        {
            throw new ArgumentException($"A digest has {ApiLimits.DigestBytes.Value} bytes, this one has {digest.Length}. The library is not told the length and reads exactly as many.", nameof(digest));
        }
    }

    /// <summary>A file that the daemon reads or writes: it has a working directory and a user (<c>zymbit</c>) of its own.</summary>
    public static void AbsolutePath(string path, [CallerArgumentExpression(nameof(path))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path, name);
        if (path[0] != '/' || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The daemon zkifc needs an absolute path, and user zymbit the rights to it: \"{path}\".", name);
        }
    }

    /// <summary>A file of the boot manifest.</summary>
    public static void BootFile(string path, [CallerArgumentExpression(nameof(path))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path, name);
        if (path[0] == '/' || path.Contains('\0', StringComparison.Ordinal) || Array.IndexOf(path.Split('/'), "..") >= 0)
        {
            throw new ArgumentException($"A file of the boot manifest is named relative to {SupervisedBoot.Folder.Value}, such as cmdline.txt: \"{path}\".", name);
        }
    }

    /// <summary>A wallet's name or a node's address: text that the library takes as ASCII.</summary>
    public static void Ascii(string text, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
            {
                throw new ArgumentException("The library takes printable ASCII only.", name);
            }
        }
    }

    public static uint Milliseconds(TimeSpan time, [CallerArgumentExpression(nameof(time))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);

        // Rounded up: a time that is not zero must not become the zero that does not wait.
        var milliseconds = Math.Ceiling(time.TotalMilliseconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(milliseconds, ApiLimits.WaitForEverMilliseconds.Value, name);
        return (uint)milliseconds;
    }

    public static uint Timeout(TimeSpan timeout) =>
        timeout == System.Threading.Timeout.InfiniteTimeSpan ? ApiLimits.WaitForEverMilliseconds : Milliseconds(timeout);

    /// <summary>A slot with a key that lasts from call to call.</summary>
    public static int LastingKey(KeySlot slot, [CallerArgumentExpression(nameof(slot))] string? name = null) => slot.Kind == KeySlotKind.Ephemeral
        ? throw new ArgumentException("The ephemeral key takes part in key agreement only.", name)
        : slot.Number;

    /// <summary>A slot that holds a generated key or a wallet's key.</summary>
    public static int GeneratedKey(KeySlot slot, [CallerArgumentExpression(nameof(slot))] string? name = null) => slot.Kind == KeySlotKind.Generated
        ? slot.Number
        : throw new ArgumentException($"Only a generated key or a wallet's key will do, not {slot}.", name);

    /// <summary>A slot that may sign files of the boot manifest.</summary>
    public static int SigningSlot(KeySlot slot, [CallerArgumentExpression(nameof(slot))] string? name = null) => slot.Kind == KeySlotKind.Permanent
        ? slot.Number
        : throw new ArgumentException($"Supervised boot takes the permanent slots {SupervisedBoot.SigningSlots.Value} only, not {slot}.", name);

    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum => Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{typeof(T).Name} has no such value.");

    /// <summary>A number from one to another, both included. Not a number is out of every range.</summary>
    public static float Within(float value, double first, double last, [CallerArgumentExpression(nameof(value))] string? name = null) => value >= first && value <= last
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {first} to {last}.");

    /// <summary>Nothing here destroys: what does, needs an <see cref="Irreversible"/>.</summary>
    public static void Harmless(bool destroys, [CallerArgumentExpression(nameof(destroys))] string? name = null)
    {
        if (destroys)
        {
            throw new ArgumentException("This destroys the unit's keys when it strikes. Name the unit that it is meant for: use the overload with Irreversible.", name);
        }
    }
}
