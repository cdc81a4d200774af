using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>Where a diagnostic is expected: as much of it as the test states.</summary>
/// <param name="Path">The file; null is the test's first source.</param>
/// <param name="Key">The number of a marked place; the other parts follow from it.</param>
/// <param name="Line">The first line, from zero.</param>
/// <param name="Column">The first column, from zero; null is any.</param>
/// <param name="End">The end, exclusive; null is any.</param>
internal sealed record ExpectedLocation(string? Path, int? Key, int Line, int? Column, LinePosition? End)
{
    public static ExpectedLocation At(string path, LinePositionSpan span) => new(path, null, span.Start.Line, span.Start.Character, span.End);

    public bool Matches(Location location)
    {
        var actual = location.GetLineSpan();
        return actual.IsValid
            && Place.IsSameFile(actual.Path, Path!)
            && actual.StartLinePosition.Line == Line
            && (Column is not { } column || actual.StartLinePosition.Character == column)
            && (End is not { } end || actual.EndLinePosition == end);
    }

    public override string ToString() => (Column, End) switch
    {
        ({ } column, { } end) => Place.Text(Path!, new LinePositionSpan(new LinePosition(Line, column), end)),
        ({ } column, null) => $"{Place.FileName(Path!)}({Line + 1},{column + 1})",
        _ => $"{Place.FileName(Path!)}({Line + 1})",
    };
}
