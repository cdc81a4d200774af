using System;
using System.Globalization;
using System.IO;

namespace ScmGuard.Harness.Led.Files;

/// <summary>Traces in files. The end of a file's name says how it is written: <c>.vcd</c> or <c>.csv</c>.</summary>
public static class TraceFile
{
    private const string Expected = "a name that ends in .vcd or .csv";

    /// <summary>Opens a trace to read it edge by edge.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What of it is meant; null for its only signal.</param>
    /// <exception cref="TraceFileException">It is no trace, or cannot be read.</exception>
    public static TraceReader Open(string path, TraceFileOptions? options = null)
    {
        TraceFormat format = FormatOf(path);
        StreamReader? input = null;
        try
        {
            input = new StreamReader(path);
            return Open(input, path, format, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            input?.Dispose();
            throw new TraceFileException(path, 0, 0, $"the file cannot be read: {exception.Message.TrimEnd('.')}", "the path of a .vcd or .csv file");
        }
        catch
        {
            input?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a text.</summary>
    /// <param name="input">The text. It is closed with the reader.</param>
    /// <param name="place">Its name, for messages.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="options">What of it is meant.</param>
    /// <exception cref="TraceFileException">It is no trace.</exception>
    public static TraceReader Open(TextReader input, string place, TraceFormat format, TraceFileOptions? options = null) =>
        format is TraceFormat.Vcd ? new VcdReader(input, place, options) : new CsvReader(input, place, options);

    /// <summary>Reads a whole trace into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What of it is meant.</param>
    /// <exception cref="TraceFileException">It is no trace, or cannot be read.</exception>
    public static LineTrace Read(string path, TraceFileOptions? options = null)
    {
        using TraceReader reader = Open(path, options);
        return reader.ReadToEnd();
    }

    /// <summary>Makes a file.</summary>
    /// <param name="path">The file. Others can read it while it is written.</param>
    /// <param name="mode">What becomes of one that is there: it is replaced unless something else is said.</param>
    /// <exception cref="TraceFileException">Its name does not say how it is to be written, or it cannot be made.</exception>
    public static TraceWriter Create(string path, FileMode mode = FileMode.Create)
    {
        TraceFormat format = FormatOf(path);
        try
        {
            return Create(new StreamWriter(new FileStream(path, mode, FileAccess.Write, FileShare.Read)), format);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The platform says of some of these that a file was not found.
            string why = Directory.Exists(path) ? "this is a folder"
                : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder) ? $"there is no folder {folder}"
                : exception is UnauthorizedAccessException ? "the permission is missing"
                : exception is FileNotFoundException ? "nothing can be made in that folder"
                : exception.Message.TrimEnd('.');
            throw new TraceFileException(path, 0, 0, $"the file cannot be written: {why}", "the path of a .vcd or .csv file in a folder that is there and can be written to");
        }
    }

    /// <summary>Writes to a text.</summary>
    /// <param name="output">Where. It is closed with the writer.</param>
    /// <param name="format">How.</param>
    public static TraceWriter Create(TextWriter output, TraceFormat format) => format is TraceFormat.Vcd ? new VcdWriter(output) : new CsvWriter(output);

    /// <summary>A whole trace as a text.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="header">What the text says of it; null for what the trace says.</param>
    public static string Format(LineTrace trace, TraceFormat format, TraceHeader? header = null)
    {
        StringWriter text = new(CultureInfo.InvariantCulture);
        using TraceWriter writer = Create(text, format);
        writer.Write(trace, header);
        return text.ToString();
    }

    /// <summary>How a file is written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TraceFileException">Its name does not say.</exception>
    public static TraceFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".VCD" => TraceFormat.Vcd,
        ".CSV" => TraceFormat.Csv,
        _ => throw new TraceFileException(path, 0, 0, "the name does not say how the trace is written", Expected),
    };
}
