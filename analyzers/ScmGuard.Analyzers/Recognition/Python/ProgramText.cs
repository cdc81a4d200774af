using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>The text of a program in C# code, with the place of each character where it is written in the file that runs it.</summary>
internal sealed class ProgramText
{
    /// <summary>A text that is put together from more is not looked into.</summary>
    private const int MaxLength = 64 * 1024;

    /// <summary>How deep an expression is followed, through the symbols that it reads.</summary>
    private const int MaxDepth = 200;

    /// <summary>How many expressions are looked at in all: a local that doubles in each line would be looked at without end.</summary>
    private const int MaxSteps = 1024;

    private readonly int[] _positions;
    private readonly IReadOnlyDictionary<int, IOperation> _holes;

    private ProgramText(string text, int[] positions, IReadOnlyDictionary<int, IOperation> holes, Location whole)
    {
        Text = text;
        _positions = positions;
        _holes = holes;
        Whole = whole;
    }

    /// <summary>The text; <see cref="PythonTokenizer.Hole"/> stands for what is not known.</summary>
    public string Text { get; }

    /// <summary>The expression that gives the text.</summary>
    public Location Whole { get; }

    /// <summary>What C# code puts into the holes of the text, in its order.</summary>
    public IEnumerable<IOperation> Holes => _holes.OrderBy(static hole => hole.Key).Select(static hole => hole.Value);

    /// <summary>The text that an expression gives, or null if nothing of it is known.</summary>
    public static ProgramText? Of(IOperation value, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var positions = new List<int>();
        var holes = new Dictionary<int, IOperation>();
        new Reader(value.Syntax.SyntaxTree, text, positions, holes, cancellationToken).Read(value, 0);
        return text.Length > MaxLength || text.ToString().All(static character => character == PythonTokenizer.Hole)
            ? null
            : new ProgramText(text.ToString(), [.. positions], holes, value.Syntax.GetLocation());
    }

    /// <summary>Where a part of the text is written; the whole expression if it is written elsewhere.</summary>
    public Location LocationOf(int start, int end)
    {
        if (start < 0 || end <= start || end > _positions.Length || _positions[start] < 0 || _positions[end - 1] < _positions[start])
        {
            return Whole;
        }

        // A part that starts in one literal and ends in another spans what is between them, which must be in the expression.
        var last = _positions[end - 1] + 1;
        return Location.Create(Whole.SourceTree!, TextSpan.FromBounds(_positions[start], last));
    }

    /// <summary>The arguments that .NET makes of a command line: blanks separate them, quotes keep blanks, a backslash keeps a quote.</summary>
    /// <remarks>Source: .NET, Process.ParseArgumentsIntoList.</remarks>
    public List<ProgramText> Split()
    {
        var arguments = new List<ProgramText>();
        for (var index = 0; index < Text.Length;)
        {
            if (Text[index] is ' ' or '\t')
            {
                index++;
                continue;
            }

            arguments.Add(Next(ref index));
        }

        return arguments;
    }

    private ProgramText Next(ref int index)
    {
        var text = new StringBuilder();
        var positions = new List<int>();
        var holes = new Dictionary<int, IOperation>();
        var isQuoted = false;
        while (index < Text.Length && (isQuoted || Text[index] is not (' ' or '\t')))
        {
            var backslashes = 0;
            while (index + backslashes < Text.Length && Text[index + backslashes] == '\\')
            {
                backslashes++;
            }

            var isBeforeQuote = index + backslashes < Text.Length && Text[index + backslashes] == '"';
            for (var kept = 0; kept < (isBeforeQuote ? backslashes / 2 : backslashes); kept++)
            {
                Keep('\\', index + kept);
            }

            index += backslashes;
            if (isBeforeQuote && backslashes % 2 == 0)
            {
                // Two quotes inside quotes are one.
                if (isQuoted && index + 1 < Text.Length && Text[index + 1] == '"')
                {
                    Keep('"', index++);
                }
                else
                {
                    isQuoted = !isQuoted;
                }

                index++;
            }
            else if (index < Text.Length && (isBeforeQuote || backslashes == 0))
            {
                Keep(Text[index], index);
                index++;
            }
        }

        return new ProgramText(text.ToString(), [.. positions], holes, Whole);

        void Keep(char character, int from)
        {
            if (_holes.TryGetValue(from, out var hole))
            {
                holes[text.Length] = hole;
            }

            text.Append(character);
            positions.Add(_positions[from]);
        }
    }

    private sealed class Reader(SyntaxTree file, StringBuilder text, List<int> positions, Dictionary<int, IOperation> holes, CancellationToken cancellationToken)
    {
        private int _steps;

        public void Read(IOperation? value, int depth)
        {
            if (text.Length > MaxLength || depth > MaxDepth || ++_steps > MaxSteps)
            {
                Add(PythonTokenizer.Hole.ToString());
                return;
            }

            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    Read(conversion.Operand, depth + 1);
                    break;
                case ILiteralOperation { ConstantValue.Value: string, Syntax: LiteralExpressionSyntax literal }:
                    Add(literal.Token, Opening(literal.Token.Text));
                    break;
                case IInterpolatedStringOperation { Syntax: InterpolatedStringExpressionSyntax syntax } interpolated:
                    foreach (var part in interpolated.Parts)
                    {
                        ReadPart(part, syntax.StringStartToken.Text, depth);
                    }

                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum:
                    Read(sum.LeftOperand, depth + 1);
                    Read(sum.RightOperand, depth + 1);
                    break;
                case not null when (SettledValue.Of(value, cancellationToken) ?? ValueOfConstant(value)) is { } settled:
                    Read(settled, depth + 1);
                    break;
                default:
                    Add(value is null ? ConstantText.Unknown : ConstantText.Of(value, cancellationToken), value);
                    break;
            }
        }

        private void ReadPart(IInterpolatedStringContentOperation part, string opening, int depth)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Syntax: InterpolatedStringTextSyntax syntax }:
                    Add(syntax.TextToken, opening);
                    break;
                case IInterpolationOperation { FormatString: null, Alignment: null, Expression: { Type.SpecialType: SpecialType.System_String } expression }:
                    Read(expression, depth + 1);
                    break;
                case IInterpolationOperation { FormatString: null, Alignment: null, Expression.ConstantValue: { HasValue: true, Value: int number } }:
                    Add(number.ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    Add(ConstantText.Unknown, (part as IInterpolationOperation)?.Expression);
                    break;
            }
        }

        /// <summary>The expression behind a constant, so that a text that is kept in one is located in it.</summary>
        private IOperation? ValueOfConstant(IOperation value)
        {
            var symbol = value switch
            {
                IFieldReferenceOperation { Field: { IsConst: true } field } => (ISymbol)field,
                ILocalReferenceOperation { Local: { IsConst: true } local } => local,
                _ => null,
            };
            return symbol?.DeclaringSyntaxReferences is [var reference]
                && value.SemanticModel is { } model
                && model.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initial }
                    ? (reference.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(reference.SyntaxTree)).GetOperation(initial, cancellationToken)
                    : null;
        }

        private static string Opening(string literal)
        {
            var length = 0;
            while (length < literal.Length && literal[length] is '@' or '"')
            {
                length++;
            }

            // An empty or a quoted text begins with quotes as well: only three or more open a raw string, one opens any other.
            var at = literal.IndexOf('"');
            return length - at >= 3 && literal[0] != '@' && at >= 0 ? literal.Substring(0, length) : literal.Substring(0, at + 1);
        }

        private void Add(SyntaxToken token, string opening)
        {
            var places = LiteralPositions.Of(token, opening);
            var value = token.ValueText;
            for (var index = 0; index < value.Length; index++)
            {
                text.Append(value[index]);
                positions.Add(token.SyntaxTree == file ? places[index] : -1);
            }
        }

        private void Add(ConstantText known, IOperation? from)
        {
            for (var index = 0; index < known.Literals.Length; index++)
            {
                if (index > 0)
                {
                    if (from is not null)
                    {
                        holes[text.Length] = from;
                    }

                    Add(PythonTokenizer.Hole.ToString());
                }

                Add(known.Literals[index]);
            }
        }

        private void Add(string said)
        {
            foreach (var character in said)
            {
                text.Append(character);
                positions.Add(-1);
            }
        }
    }
}
