using System.IO;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>A trace of the evidence, decoded anew and drawn.</summary>
internal static class LedFigure
{
    public static Markup Of(Attachment attachment)
    {
        Markup figure = new();
        LineTrace trace;
        try
        {
            using TraceReader reader = TraceFile.Open(new StringReader(attachment.Text), attachment.Name, TraceFormat.Vcd);
            trace = reader.ReadToEnd();
        }
        catch (TraceFileException exception)
        {
            figure.Add($"""<p class="remark"><strong>Cannot be drawn:</strong> {exception.Message}</p>""");
            return figure;
        }

        LedReading reading = LedDecoder.Decode(trace);
        figure.Add($"""<figure>{LedSvgPicture.Of(trace, reading)}</figure><p class="quiet">{trace.Source ?? "a line that nobody named"}. Decoded by itself: {LedSentence.Of(reading, trace.Begin)}.</p>""");
        return figure;
    }
}
