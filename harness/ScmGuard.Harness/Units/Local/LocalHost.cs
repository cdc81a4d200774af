using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Units.Local;

/// <summary>The computer that this process runs on.</summary>
public sealed class LocalHost : IHost
{
    private static readonly IReadOnlyList<string> s_programFolders =
        ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    private readonly string _root;
    private readonly IReadOnlyList<string> _programFolders;

    /// <summary>Makes a host.</summary>
    /// <param name="root">The folder that is taken for <c>/</c>: another one for a test.</param>
    /// <param name="programFolders">Where programs lie, absolute and as they are, whatever the root is; null for where a system has them.</param>
    public LocalHost(string root = "/", IReadOnlyList<string>? programFolders = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        _root = root;
        _programFolders = programFolders ?? [.. s_programFolders.Select(PathOf)];
    }

    /// <inheritdoc/>
    public string? ReadText(string path) => Read(path, () =>
    {
        // Files in /proc say that they are empty, so that a length is not to be trusted.
        using StreamReader reader = new(PathOf(path), Encoding.UTF8);
        char[] buffer = new char[4096];
        StringBuilder text = new();
        while (reader.Read(buffer) is > 0 and int count)
        {
            text.Append(buffer, 0, count);
            if (text.Length > ChildProgram.MostOutput)
            {
                throw new HostException($"{path} is longer than {ChildProgram.MostOutput} characters");
            }
        }

        return text.ToString();
    });

    /// <inheritdoc/>
    public IReadOnlyList<string>? List(string path) => Read<IReadOnlyList<string>>(path, () =>
        [.. new DirectoryInfo(PathOf(path)).EnumerateFileSystemInfos().Select(item => item.Name).Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public async Task<HostAnswer> AskAsync(HostCommand command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        string program = ProgramOf(command.Program)
            ?? throw new HostException($"{command.Program}: there is no such program. Looked in {string.Join(", ", _programFolders)}");
        return await ChildProgram.RunAsync(program, command.Arguments, command.Limit, Input(command.Input), stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public bool? HasPassword(string user, string password) => ShadowFile.TryRead(PathOf("/etc/shadow"))?.HasPassword(user, password);

    private static Func<Stream, CancellationToken, Task>? Input(string? text) => text is null
        ? null
        : async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).ConfigureAwait(false);

    private string PathOf(string path) => Path.Join(_root, path);

    private string? ProgramOf(string name) => name.Contains('/', StringComparison.Ordinal)
        ? File.Exists(PathOf(name)) ? PathOf(name) : null
        : _programFolders.Select(folder => Path.Join(folder, name)).FirstOrDefault(File.Exists);

    private static T? Read<T>(string path, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostException($"{path} cannot be read: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
