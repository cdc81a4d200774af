using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>A diagnostic that a test expects. What it does not state is not compared, except the location: without one, none is expected.</summary>
public sealed record DiagnosticResult
{
    /// <summary>Expects a diagnostic by its id.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity? severity = null)
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects a diagnostic of a descriptor, with its default severity.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
    {
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The severity, after configuration.</summary>
    public DiagnosticSeverity? Severity { get; private init; }

    internal ImmutableArray<ExpectedLocation> Locations { get; init; } = [];

    internal bool ComparesAdditionalLocations { get; init; } = true;

    internal bool IsAtEnd { get; private init; }

    private string? Message { get; init; }

    private string? MessagePart { get; init; }

    private object?[]? Arguments { get; init; }

    /// <summary>Expects an error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string id) => new(id, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string id) => new(id, DiagnosticSeverity.Warning);

    /// <summary>States the severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>States the whole message.</summary>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    /// <summary>States a part of the message.</summary>
    public DiagnosticResult WithMessageContaining(string part) => this with { MessagePart = part };

    /// <summary>States what the descriptor's message format is filled with.</summary>
    public DiagnosticResult WithArguments(params object?[] arguments) => this with { Arguments = arguments };

    /// <summary>Adds the place marked <c>{|#key:...|}</c>. The first location is the diagnostic's own, the others are its additional locations.</summary>
    public DiagnosticResult WithLocation(int markupKey) => With(new ExpectedLocation(null, markupKey, 0, null, null));

    /// <summary>Adds a place by its start, counted from one, in the first source.</summary>
    public DiagnosticResult WithLocation(int line, int column) => With(new ExpectedLocation(null, null, line - 1, column - 1, null));

    /// <summary>Adds a place by its start, counted from one.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => With(new ExpectedLocation(path, null, line - 1, column - 1, null));

    /// <summary>Adds a place by its span, counted from one, in the first source.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        With(new ExpectedLocation(null, null, startLine - 1, startColumn - 1, new LinePosition(endLine - 1, endColumn - 1)));

    /// <summary>Adds a place by its span, counted from one.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        With(new ExpectedLocation(path, null, startLine - 1, startColumn - 1, new LinePosition(endLine - 1, endColumn - 1)));

    /// <summary>Adds a place of which only the first line is stated, counted from one.</summary>
    public DiagnosticResult OnLine(string path, int line) => With(new ExpectedLocation(path, null, line - 1, null, null));

    /// <summary>States that no editor shows the diagnostic while the file is open: only a whole compilation does.</summary>
    public DiagnosticResult AtCompilationEnd() => this with { IsAtEnd = true };

    /// <summary>Leaves the additional locations out of the comparison.</summary>
    public DiagnosticResult WithAnyAdditionalLocations() => this with { ComparesAdditionalLocations = false };

    /// <summary>What is wrong with a reported diagnostic, other than its location; null when nothing is.</summary>
    internal string? Mismatch(Diagnostic actual)
    {
        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (Severity is { } severity && actual.Severity != severity)
        {
            return $"wrong severity: {severity} is expected, but it was {actual.Severity}";
        }

        var wanted = Message ?? (Arguments is null
            ? null
            : string.Format(CultureInfo.InvariantCulture, actual.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), Arguments));
        if (wanted is not null && message != wanted)
        {
            return $"wrong message: \"{wanted}\" is expected, but it was \"{message}\"";
        }

        if (MessagePart is not null && !message.Contains(MessagePart, StringComparison.Ordinal))
        {
            return $"wrong message: \"{MessagePart}\" is expected in it, but it was \"{message}\"";
        }

        return null;
    }

    /// <summary>Whether the reported diagnostic is where this one is expected.</summary>
    internal bool IsAt(Location location) => Locations is [var own, ..] ? own.Matches(location) : !location.GetLineSpan().IsValid;

    /// <summary>What is wrong with the additional locations; null when nothing is.</summary>
    internal string? AdditionalMismatch(Diagnostic actual)
    {
        if (!ComparesAdditionalLocations)
        {
            return null;
        }

        var expected = Locations.IsEmpty ? Locations : Locations.RemoveAt(0);
        var same = expected.Length == actual.AdditionalLocations.Count;
        for (var i = 0; same && i < expected.Length; i++)
        {
            same = expected[i].Matches(actual.AdditionalLocations[i]);
        }

        return same
            ? null
            : $"wrong additional locations: [{string.Join(", ", expected)}] are expected, but they were [{string.Join(", ", actual.AdditionalLocations.Select(Place.Text))}]";
    }

    /// <inheritdoc />
    public override string ToString() => $"{Id} at {(Locations is [var own, ..] ? own.ToString() : "no location")}";

    private DiagnosticResult With(ExpectedLocation location) => this with { Locations = Locations.Add(location) };
}
