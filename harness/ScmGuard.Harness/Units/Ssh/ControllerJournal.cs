using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>What a controller saw, as lines of the same form and in the same kind of chain as a unit's journal.</summary>
public sealed class ControllerJournal : IDisposable
{
    /// <summary>Its name in a run's folder.</summary>
    public const string FileName = "controller.jsonl";

    private readonly TimeProvider _time;
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private JournalLine? _last;

    /// <summary>Makes a new file.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="JournalException">It is there already, or cannot be made.</exception>
    public ControllerJournal(string folder, TimeProvider time)
    {
        _time = time;
        _path = Path.Join(folder, FileName);
        try
        {
            _file = new FileStream(_path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(_path, exception.Message.TrimEnd('.'), "Name a folder that has no run yet.", exception);
        }
    }

    /// <summary>Writes a line, and flushes it to the disk.</summary>
    /// <param name="topic">What it is about: a step's full name, or a word such as <c>power</c>.</param>
    /// <param name="text">In words.</param>
    /// <param name="measurements">What was measured with it.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void Write(string topic, string text, params IReadOnlyList<Measurement> measurements) => Write(new Remark(topic, text, measurements));

    /// <summary>Writes a line, and flushes it to the disk. Several threads may.</summary>
    /// <param name="seen">What was seen.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void Write(Remark seen)
    {
        lock (_gate)
        {
            JournalLine line = JournalLine.After(_last, _time.GetUtcNow(), seen);
            try
            {
                _file.Write(Encoding.UTF8.GetBytes(JournalExport.Format(line) + "\n"));
                _file.Flush(flushToDisk: true);
            }
            catch (IOException exception)
            {
                throw new JournalException(_path, exception.Message.TrimEnd('.'), "Check the space that is left.", exception);
            }

            _last = line;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
