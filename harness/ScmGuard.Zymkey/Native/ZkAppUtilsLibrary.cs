using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Native;

/// <summary>Finds, checks and loads <c>libzk_app_utils.so</c>. A process has one: its functions are bound once.</summary>
internal static class ZkAppUtilsLibrary
{
    /// <summary>The name in the import declarations.</summary>
    public const string ImportName = "zk_app_utils";

    /// <summary>The environment variable that names the library's path.</summary>
    public const string PathVariable = "SCMGUARD_ZYMKEY_LIBRARY";

    private static readonly Lock _gate = new();
    private static string? _path;
    private static nint _handle;

    /// <summary>Makes sure that the library is loaded and whole.</summary>
    /// <param name="path">Its absolute path; or null for the environment variable, and without that the official places.</param>
    /// <exception cref="ZymkeyLibraryException">It is not there, cannot be loaded, or lacks a function.</exception>
    /// <exception cref="InvalidOperationException">The process already uses another one.</exception>
    public static void Use(string? path)
    {
        var candidates = Candidates(path, Environment.GetEnvironmentVariable(PathVariable));
        lock (_gate)
        {
            if (_path is not null)
            {
                // Without a path of its own the caller takes the one that is there.
                if (path is not null && path != _path)
                {
                    throw new InvalidOperationException($"This process already uses {_path}. A process binds one library, so it cannot use {path} as well.");
                }

                return;
            }

            var (found, handle) = Load(candidates);
            NativeLibrary.SetDllImportResolver(typeof(ZkAppUtilsLibrary).Assembly, static (name, _, _) => name == ImportName ? _handle : 0);
            (_path, _handle) = (found, handle);
        }
    }

    /// <summary>Where the library may lie, in order.</summary>
    public static IReadOnlyList<string> Candidates(string? path, string? variable)
    {
        if ((path ?? variable) is not { Length: > 0 } named)
        {
            return [NativeLibraryFile.Path, NativeLibraryFile.OlderPath];
        }

        // A relative path would let the loader search folders that anybody may write to.
        return Path.IsPathFullyQualified(named)
            ? [named]
            : throw new ArgumentException($"The library's path must be absolute: \"{named}\".", nameof(path));
    }

    /// <summary>Loads the first candidate that is there, and checks that it has every function.</summary>
    public static (string Path, nint Handle) Load(IReadOnlyList<string> candidates)
    {
        if (candidates.FirstOrDefault(File.Exists) is not { } path)
        {
            throw new ZymkeyLibraryException(
                $"{NativeLibraryFile.Name.Value} is not installed: looked for {string.Join(" and ", candidates)}. It belongs to Zymbit's host software; "
                + $"its official path is {NativeLibraryFile.Path.Value}. Name another by the argument of Open or by the environment variable {PathVariable}.",
                candidates,
                []);
        }

        nint handle;
        try
        {
            handle = NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new ZymkeyLibraryException($"{path} cannot be loaded: {exception.Message}", candidates, [], exception);
        }

        string[] missing = [.. Operations.All.Select(operation => operation.NativeName).Where(name => !NativeLibrary.TryGetExport(handle, name, out _))];
        if (missing.Length > 0)
        {
            NativeLibrary.Free(handle);
            throw new ZymkeyLibraryException(
                $"{path} is not the library that this client is made for: it lacks {string.Join(", ", missing)}. "
                + "Update Zymbit's host software (package zkapputilslib).",
                candidates,
                missing);
        }

        return (path, handle);
    }
}
