using System;

namespace ScmGuard.Zymkey;

// Random numbers and locked data.
public partial interface IZymkey
{
    /// <summary>Fills a buffer with random bytes.</summary>
    /// <param name="destination">The buffer. An empty one is left alone.</param>
    [ZymbitApi("zkGetRandBytes")]
    void GetRandomBytes([ZymbitRole("RandomBytes")] Span<byte> destination);

    /// <summary>Lets the daemon fill a file with random bytes.</summary>
    /// <param name="path">An absolute path that user <c>zymbit</c> can write to.</param>
    /// <param name="length">How many bytes: at least 1.</param>
    /// <exception cref="ArgumentException">The path is not absolute, or the length is not positive.</exception>
    [ZymbitApi("zkCreateRandDataFile")]
    void CreateRandomFile(string path, int length);

    /// <summary>Encrypts and signs data, so that only this unit reads it.</summary>
    /// <param name="source">The data.</param>
    /// <param name="shared">True for the shared key, which others (the vendor's cloud) can have; false for the key that never leaves the unit.</param>
    [ZymbitApi("zkLockDataB2B")]
    byte[] Lock(ReadOnlySpan<byte> source, bool shared = false);

    /// <summary>Encrypts and signs data into a file.</summary>
    /// <param name="source">The data.</param>
    /// <param name="destination">An absolute path that user <c>zymbit</c> can write to.</param>
    /// <param name="shared">True for the shared key, which others can have; false for the key that never leaves the unit.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    [ZymbitApi("zkLockDataB2F")]
    void LockToFile(ReadOnlySpan<byte> source, string destination, bool shared = false);

    /// <summary>Encrypts and signs a file's content.</summary>
    /// <param name="source">An absolute path that user <c>zymbit</c> can read.</param>
    /// <param name="shared">True for the shared key, which others can have; false for the key that never leaves the unit.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    [ZymbitApi("zkLockDataF2B")]
    byte[] LockFile(string source, bool shared = false);

    /// <summary>Encrypts and signs a file's content into another file.</summary>
    /// <param name="source">An absolute path that user <c>zymbit</c> can read.</param>
    /// <param name="destination">An absolute path that user <c>zymbit</c> can write to.</param>
    /// <param name="shared">True for the shared key, which others can have; false for the key that never leaves the unit.</param>
    /// <exception cref="ArgumentException">A path is not absolute.</exception>
    [ZymbitApi("zkLockDataF2F")]
    void LockFileToFile(string source, string destination, bool shared = false);

    /// <summary>Checks the signature of locked data and decrypts it.</summary>
    /// <param name="source">What <see cref="Lock"/> returned.</param>
    /// <param name="shared">The key that it was locked with.</param>
    /// <returns>The data. Zero it when it is no longer needed.</returns>
    /// <exception cref="ZymkeyUnlockException">The signature is not valid.</exception>
    [ZymbitApi("zkUnlockDataB2B")]
    byte[] Unlock(ReadOnlySpan<byte> source, bool shared = false);

    /// <summary>Checks the signature of locked data and decrypts it into a file.</summary>
    /// <param name="source">The locked data.</param>
    /// <param name="destination">An absolute path that user <c>zymbit</c> can write to.</param>
    /// <param name="shared">The key that it was locked with.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    [ZymbitApi("zkUnlockDataB2F")]
    void UnlockToFile(ReadOnlySpan<byte> source, string destination, bool shared = false);

    /// <summary>Checks the signature of a locked file and decrypts it.</summary>
    /// <param name="source">An absolute path that user <c>zymbit</c> can read.</param>
    /// <param name="shared">The key that it was locked with.</param>
    /// <returns>The data. Zero it when it is no longer needed.</returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    [ZymbitApi("zkUnlockDataF2B")]
    byte[] UnlockFile(string source, bool shared = false);

    /// <summary>Checks the signature of a locked file and decrypts it into another file.</summary>
    /// <param name="source">An absolute path that user <c>zymbit</c> can read.</param>
    /// <param name="destination">An absolute path that user <c>zymbit</c> can write to.</param>
    /// <param name="shared">The key that it was locked with.</param>
    /// <exception cref="ArgumentException">A path is not absolute.</exception>
    [ZymbitApi("zkUnlockDataF2F")]
    void UnlockFileToFile(string source, string destination, bool shared = false);
}
