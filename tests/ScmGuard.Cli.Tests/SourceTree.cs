using System.Security.Cryptography;

namespace ScmGuard.Cli.Tests;

/// <summary>A user's folder, gone when the test is over. Its path has a blank in it, as a user's may.</summary>
internal sealed class SourceTree : IDisposable
{
    /// <summary>A file with a key pair that is lost on one firmware (SCM1001), and nothing else.</summary>
    public const string KeyPair =
        """
        using System;
        using System.Runtime.InteropServices;

        internal static class Keys
        {
            public static int New(IntPtr context) => zkGenKeyPair(context, 1);

            [DllImport("libzk_app_utils.so")]
            private static extern int zkGenKeyPair(IntPtr context, int type);
        }

        """;

    public SourceTree()
    {
        // What is above the folder must not reach in.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("scm guard ").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Code that makes a wallet and takes its words.</summary>
    public static string Wallet(string name) =>
        $$"""
        using System;
        using System.Runtime.InteropServices;

        namespace {{name.Replace('-', '_')}}_wallet;

        public static class Wallets
        {
            public static event Action<IntPtr>? WordsGiven;

            public static int Create(IntPtr context, byte[] generator)
            {
                int slot = zkGenWalletMasterSeedWithBIP39(context, 1, "", "{{name}}", generator, generator.Length, "", out IntPtr words);
                WordsGiven?.Invoke(words);
                return slot >= 0 ? slot : throw new InvalidOperationException("No wallet was made.");
            }

            [DllImport("libzk_app_utils.so")]
            private static extern int zkGenWalletMasterSeedWithBIP39(
                IntPtr context, int type, string variant, string walletName, byte[] generator, int generatorLength, string passphrase, out IntPtr mnemonic);
        }

        """;

    /// <summary>A project as a user writes it.</summary>
    /// <param name="properties">Lines of a property group.</param>
    /// <param name="rest">What follows it.</param>
    public static string Project(string properties = "", string rest = "") =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          {rest}
        </Project>
        """;

    public SourceTree Write(string name, string text)
    {
        string path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Writes a solution over projects, each in a solution folder of its own: two of one name may not stand side by side.</summary>
    public SourceTree WriteSolution(string name, params IEnumerable<string> projects) =>
        Write(name, $"<Solution>\n{string.Concat(projects.Select((project, index) => $"  <Folder Name=\"/{index}/\"><Project Path=\"{project}\" /></Folder>\n"))}</Solution>\n");

    /// <summary>All that is in the folder: paths, contents, and the times at which they were written.</summary>
    public SortedDictionary<string, string> Snapshot()
    {
        SortedDictionary<string, string> seen = new(StringComparer.Ordinal);
        foreach (FileSystemInfo entry in new DirectoryInfo(Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(Path)))
        {
            string content = entry is FileInfo file ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName))) : "folder";
            seen.Add(System.IO.Path.GetRelativePath(Path, entry.FullName), FormattableString.Invariant($"{content} {entry.LastWriteTimeUtc:O}"));
        }

        return seen;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
