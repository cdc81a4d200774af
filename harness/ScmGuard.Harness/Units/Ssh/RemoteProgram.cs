using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>This program on the unit: put there in a folder of its own, which its content names.</summary>
internal sealed class RemoteProgram
{
    private const string Assembly = "scm-harness.dll";

    // A self-contained build has the runtime beside it, and a start program of its own.
    private const string OwnRuntime = "libcoreclr.so";
    private const string OwnStart = "scm-harness";
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly TimeSpan s_uploadLimit = TimeSpan.FromMinutes(10);

    private readonly IRemote _remote;
    private readonly bool _isRoot;
    private readonly IReadOnlyList<(string Name, string Path, string Hash)> _files;
    private readonly string _folder;

    /// <summary>Reads the program's files.</summary>
    /// <param name="remote">The unit.</param>
    /// <param name="isRoot">True if one logs in there as root; otherwise sudo is asked, which must not ask back.</param>
    /// <param name="source">The folder of a published build.</param>
    /// <param name="target">The folder there that gets one for the program.</param>
    /// <exception cref="HostException">It is none.</exception>
    public RemoteProgram(IRemote remote, bool isRoot, string source, string target = $"{StateFolder.DefaultPath}/program")
    {
        _remote = remote;
        _isRoot = isRoot;
        _files = [.. FilesOf(source)];
        string all = string.Concat(_files.Select(file => $"{file.Hash}  {file.Name}\n"));
        _folder = $"{target}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16]}";
    }

    /// <summary>The boot_id, as whatever answers says it: only a UUID is one.</summary>
    public async Task<string> ReadBootIdAsync(CancellationToken stop)
    {
        HostAnswer answer = await _remote.AskAsync(new RemoteCommand("cat", "/proc/sys/kernel/random/boot_id") { Limit = TimeSpan.FromSeconds(30) }, stop).ConfigureAwait(false);
        return answer.IsGood ? RequireBootId(answer.Output) : throw Failed("reading its boot_id", answer);
    }

    /// <summary>Puts the program there, unless it is there already, and makes sure that it arrived as it was sent.</summary>
    public async Task PutAsync(CancellationToken stop)
    {
        if ((await CompareAsync(stop).ConfigureAwait(false)).IsGood)
        {
            return;
        }

        await DoAsync("making a folder for the program", new RemoteCommand(AsRoot("mkdir", "-p", "-m", "0700", _folder)), stop).ConfigureAwait(false);
        await DoAsync(
            "unpacking the program",
            new RemoteCommand(AsRoot("tar", "-x", "--no-same-owner", "-f", "-", "-C", _folder)) { Input = PackAsync, Limit = s_uploadLimit },
            stop).ConfigureAwait(false);
        HostAnswer answer = await CompareAsync(stop).ConfigureAwait(false);
        if (!answer.IsGood)
        {
            throw Failed("comparing the program with what was sent", answer);
        }
    }

    /// <summary>Puts a text file beside the program.</summary>
    /// <returns>Its path there.</returns>
    public async Task<string> PutTextAsync(string name, string text, CancellationToken stop)
    {
        string path = $"{_folder}/{name}";
        RemoteCommand command = new(AsRoot("tee", path)) { Input = async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).ConfigureAwait(false) };
        await DoAsync($"writing {path}", command, stop).ConfigureAwait(false);
        return path;
    }

    /// <summary>Installs the service there.</summary>
    public Task InstallAsync(CancellationToken stop) => DoAsync("scm-harness install", new RemoteCommand(Words("install")), stop);

    /// <summary>Begins a run, which the service takes. A connection that is lost meanwhile does not tell whether it began.</summary>
    public Task BeginAsync(string run, IReadOnlyList<string> arguments, CancellationToken stop) =>
        DoAsync("scm-harness run", new RemoteCommand(Words(["run", "--unit", "local", "--run", run, "--detach", .. arguments])), stop);

    /// <summary>Shuts the unit down.</summary>
    public Task PowerOffAsync(CancellationToken stop) => DoAsync("systemctl poweroff", new RemoteCommand(AsRoot("systemctl", "poweroff")), stop);

    /// <summary>The lines that a run's journal has more than we have, and the boot that they were read in.</summary>
    /// <exception cref="HostException">No answer, or one that is none.</exception>
    public async Task<(string BootId, IReadOnlyList<JournalLine> Lines)> ReadLinesAsync(string run, long after, CancellationToken stop)
    {
        HostAnswer answer = await _remote.AskAsync(
            new RemoteCommand(Words("lines", run, "--after", after.ToString(CultureInfo.InvariantCulture))), stop).ConfigureAwait(false);
        if (!answer.IsGood)
        {
            throw Failed("scm-harness lines", answer);
        }

        string[] texts = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return (RequireBootId(texts.FirstOrDefault("")), [.. texts.Skip(1).Select(JournalExport.Parse)]);
        }
        catch (FormatException exception)
        {
            throw new HostException($"{_remote.Name} answered with something that is no journal", exception);
        }
    }

    private static string RequireBootId(string text) => Guid.TryParseExact(text.Trim(), "D", out Guid id) && id != Guid.Empty
        ? text.Trim()
        : throw new HostException($"What answered for a boot_id is no UUID: \"{(text.Length <= 60 ? text.Trim() : text[..60].Trim() + "...")}\"");

    private static IEnumerable<(string Name, string Path, string Hash)> FilesOf(string source)
    {
        if (!File.Exists(Path.Join(source, Assembly)))
        {
            throw new HostException($"{source}: there is no {Assembly} here. Expected the folder of a published build: dotnet publish harness/ScmGuard.Harness.Cli -c Release -o DIR");
        }

        foreach (string path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(source, path).Replace('\\', '/');
            if (!name.StartsWith("runtimes/", StringComparison.Ordinal) || name.StartsWith("runtimes/linux-", StringComparison.Ordinal))
            {
                using FileStream file = File.OpenRead(path);
                yield return (name, path, Convert.ToHexStringLower(SHA256.HashData(file)));
            }
        }
    }

    private Task<HostAnswer> CompareAsync(CancellationToken stop)
    {
        string sums = string.Concat(_files.Select(file => $"{file.Hash}  {_folder}/{file.Name}\n"));
        return _remote.AskAsync(
            new RemoteCommand(AsRoot("sha256sum", "--check", "--strict", "--quiet"))
            {
                Input = async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(sums), token).ConfigureAwait(false),
                Limit = TimeSpan.FromMinutes(2),
            },
            stop);
    }

    private async Task PackAsync(Stream stream, CancellationToken stop)
    {
        await using TarWriter writer = new(stream, TarEntryFormat.Pax, leaveOpen: true);
        foreach ((string name, string path, _) in _files)
        {
            await using FileStream file = File.OpenRead(path);
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = file, Mode = FileMode }, stop).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<string> Words(params IReadOnlyList<string> arguments)
    {
        string[] program = _files.Any(file => file.Name == OwnRuntime) ? [$"{_folder}/{OwnStart}"] : ["dotnet", $"{_folder}/{Assembly}"];
        return AsRoot([.. program, .. arguments]);
    }

    private IReadOnlyList<string> AsRoot(params IReadOnlyList<string> words) => _isRoot ? words : ["sudo", "-n", "--", .. words];

    private async Task DoAsync(string what, RemoteCommand command, CancellationToken stop)
    {
        HostAnswer answer = await _remote.AskAsync(command, stop).ConfigureAwait(false);
        if (!answer.IsGood)
        {
            throw Failed(what, answer);
        }
    }

    private HostException Failed(string what, HostAnswer answer)
    {
        string words = (answer.Error.Trim() is { Length: > 0 } error ? error : answer.Output.Trim()).ReplaceLineEndings(" / ");
        return new HostException($"{what} on {_remote.Name} ended with {answer.ExitCode}: {(words.Length <= 300 ? words : words[..300] + "...")}");
    }
}
