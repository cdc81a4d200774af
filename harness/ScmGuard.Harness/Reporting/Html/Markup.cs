using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>
/// HTML in the making. What is written as literal text is markup; what fills a hole is text and is escaped, whoever wrote it. So nothing that a
/// journal says can become markup.
/// </summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Adds markup.</summary>
    /// <param name="html">The markup, with the text in its holes.</param>
    public void Add([InterpolatedStringHandlerArgument("")] ref Holes html) => _text.Append('\n');

    /// <summary>Adds markup that is this program's own constant text. Never for what a journal says.</summary>
    public void AddOwn(string html) => _text.Append(html);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Takes a literal's parts.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Holes
    {
        private readonly StringBuilder _text;

        /// <summary>Begins.</summary>
        public Holes(int literalLength, int formattedCount, Markup markup) => _text = markup._text;

        /// <summary>Markup.</summary>
        public void AppendLiteral(string markup) => _text.Append(markup);

        /// <summary>Text.</summary>
        public void AppendFormatted(string? text) => _text.Append(s_encoder.Encode(PlainText.Clean(text ?? "")));

        /// <summary>A number.</summary>
        public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>A number.</summary>
        public void AppendFormatted(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>A place in a drawing, to the hundredth.</summary>
        public void AppendFormatted(double place) => _text.Append(Math.Round(place, 2).ToString(CultureInfo.InvariantCulture));

        /// <summary>Markup that was made before.</summary>
        public void AppendFormatted(Markup markup) => _text.Append(markup._text);
    }
}
