using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests;

/// <summary>A user's project with mistakes in it, restored against the package.</summary>
internal sealed class Consumer(TemporaryFolder folder, Dotnet dotnet) : IDisposable
{
    /// <summary>A project as a user writes it.</summary>
    public const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="ScmGuard" Version="*" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A project that keeps the package to itself.</summary>
    public static readonly string ProjectThatKeepsThePackage = Project.Replace("Version=\"*\"", "Version=\"*\" PrivateAssets=\"all\"");

    /// <summary>A project that knows the package only through the consumer.</summary>
    public const string CallerProject =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../consumer/consumer.csproj" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>The mistakes: a key pair, and the second wallet of a name.</summary>
    public const string Source =
        """
        using System;
        using System.Runtime.InteropServices;

        internal static class Provisioning
        {
            public static int NewTelemetryKey(IntPtr context) =>
                zkGenKeyPair(context, 1); // SCM1001

            public static void NewWallets(IntPtr context, byte[] generator)
            {
                Keep(zkGenWalletMasterSeedWithBIP39(context, 1, "", "telemetry", generator, generator.Length, "", out var first), first);
                Keep(zkGenWalletMasterSeedWithBIP39(context, 1, "", "telemetry", generator, generator.Length, "", out var second), second); // SCM2001
            }

            private static void Keep(int slot, IntPtr mnemonic) => Console.WriteLine(slot >= 0 && mnemonic != IntPtr.Zero);

            [DllImport("libzk_app_utils.so")]
            private static extern int zkGenKeyPair(IntPtr context, int type);

            [DllImport("libzk_app_utils.so")]
            private static extern int zkGenWalletMasterSeedWithBIP39(
                IntPtr context, int type, string variant, string walletName, byte[] generator, int generatorLength, string passphrase, out IntPtr mnemonic);
        }

        """;

    /// <summary>The line that a mark stands on.</summary>
    public static int LineOf(string mark) =>
        1 + Array.FindIndex(Source.Split('\n'), line => line.EndsWith("// " + mark, StringComparison.Ordinal));

    public string this[string file] => folder[file];

    public void Write(string file, string text) => folder.Write(file, text);

    /// <summary>Builds what is restored.</summary>
    public async Task<Build> BuildAsync(params string[] arguments)
    {
        var build = await BuildUnguardedAsync(arguments);
        build.AssertThatEveryAnalyzerLoadedAndNoneCrashed();
        return build;
    }

    /// <summary>Builds what is restored, with analyzers that may be broken.</summary>
    public async Task<Build> BuildUnguardedAsync(params string[] arguments)
    {
        var result = await dotnet.RunAsync(["build", "--no-restore", "-consoleLoggerParameters:NoSummary", .. arguments], Limit.Token());
        return new Build(result.ExitCode, result.Output);
    }

    public Task<DotnetResult> RunAsync(params string[] arguments) => dotnet.RunAsync(arguments, Limit.Token());

    public void Dispose() => folder.Dispose();
}
