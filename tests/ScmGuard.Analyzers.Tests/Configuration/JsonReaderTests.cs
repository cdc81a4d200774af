using System;
using System.Linq;
using System.Text.Json;
using ScmGuard.Analyzers.Configuration.Json;

namespace ScmGuard.Analyzers.Tests.Configuration;

/// <summary>The reader against the framework's own, which an analyzer cannot have.</summary>
public sealed class JsonReaderTests
{
    private const string Document = """
        {
          "$schema": "x", "targets": ["SCM-A1", "SCM-B1\/01.02.02release", "\u00e4\n\"\\"],
          "numbers": [0, -1, 1.5, -0.25e+3, 12E2], "deep": { "a": [ { "b": [ true, false, null, {}, [] ] } ] }, "": ""
        }
        """;

    [Fact]
    public void What_the_framework_reads_is_read_with_the_same_values()
    {
        using var expected = JsonDocument.Parse(Document);
        var value = JsonReader.Read(Document, out var error);
        Assert.Null(error);
        AssertSame(expected.RootElement, value!);
    }

    [Fact]
    public void A_span_is_what_is_written()
    {
        var value = JsonReader.Read(Document, out _)!;
        Assert.Equal("[\"SCM-A1\", \"SCM-B1\\/01.02.02release\", \"\\u00e4\\n\\\"\\\\\"]", Document.Substring(value["targets"]!.Span.Start, value["targets"]!.Span.Length));
        Assert.Equal("-0.25e+3", Document.Substring(value["numbers"]!.Items[3].Span.Start, value["numbers"]!.Items[3].Span.Length));
        Assert.Equal("\"deep\"", Document.Substring(value.Members[3].NameSpan.Start, value.Members[3].NameSpan.Length));
    }

    [Theory]
    [InlineData("", 0, "but the file ends")]
    [InlineData("  ", 2, "but the file ends")]
    [InlineData("{", 1, "a member's name in double quotes")]
    [InlineData("{ 'a': 1 }", 2, "a member's name in double quotes")]
    [InlineData("{ \"a\" 1 }", 6, "':' after the member's name")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", 9, "',' or '}'")]
    [InlineData("{ \"a\": 1, }", 10, "a member's name in double quotes")]
    [InlineData("[1 2]", 3, "',' or ']'")]
    [InlineData("[1,]", 3, "expected a value")]
    [InlineData("{ \"a\": SCM-B1 }", 7, "a text stands in double quotes")]
    [InlineData("[01]", 1, "no JSON value")]
    [InlineData("[1.]", 1, "no JSON value")]
    [InlineData("[-]", 1, "no JSON value")]
    [InlineData("[1e]", 1, "no JSON value")]
    [InlineData("[NaN]", 1, "no JSON value")]
    [InlineData("[\"a\n\"]", 1, "no closing quote")]
    [InlineData("[\"a\tb\"]", 3, "\\u0009")]
    [InlineData("[\"\\q\"]", 2, "expected an escape")]
    [InlineData("[\"\\u12g4\"]", 2, "expected an escape")]
    [InlineData("[\"\\", 2, "expected an escape")]
    [InlineData("// no\n{}", 0, "no comments")]
    [InlineData("{} {}", 3, "the end of the file")]
    [InlineData("{ \"a\": 1, \"b\": 2, \"a\": 3 }", 18, "'a' is there twice")]
    public void An_error_says_where_and_what_was_expected(string text, int position, string message)
    {
        Assert.Null(JsonReader.Read(text, out var error));
        Assert.Contains(message, error!.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Span.Start);
        Assert.InRange(error.Span.End, error.Span.Start, text.Length);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error() => Assert.NotNull(JsonReader.Read("\uFEFF{}", out _));

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.NotNull(JsonReader.Read(Nested(JsonReader.MaxDepth), out _));
        Assert.Null(JsonReader.Read(Nested(JsonReader.MaxDepth + 2), out var tooDeep));
        Assert.Contains("deeper", tooDeep!.Message, StringComparison.Ordinal);
        Assert.Null(JsonReader.Read(Nested(100_000), out tooDeep));
        Assert.Contains("deeper", tooDeep!.Message, StringComparison.Ordinal);
        Assert.NotNull(JsonReader.Read("\"" + new string('a', JsonReader.MaxLength - 2) + "\"", out _));
        Assert.Null(JsonReader.Read("\"" + new string('a', JsonReader.MaxLength) + "\"", out var tooLong));
        Assert.Contains("1048578 characters", tooLong!.Message, StringComparison.Ordinal);
    }

    /// <summary>One character deleted, doubled or changed, at every place: the framework's reader says which of these are JSON.</summary>
    [Fact]
    public void Every_mutant_is_read_exactly_if_the_framework_reads_it()
    {
        var seen = 0;
        for (var position = 0; position < Document.Length; position++)
        {
            foreach (var with in new[] { "", Document.Substring(position, 1) + Document[position], "{", "\"", "0", ",", "\\" })
            {
                var mutant = Document.Remove(position, 1).Insert(position, with);
                var value = JsonReader.Read(mutant, out var error);
                Assert.True(FrameworkReads(mutant) == (error is null), $"{mutant}\n{error?.Message}");
                Assert.True(error is null ? value is not null : error.Span.End <= mutant.Length);
                seen++;
            }
        }

        Assert.True(seen >= 1_000);
    }

    private static bool FrameworkReads(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertSame(JsonElement expected, JsonValue actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(member => member.Name), actual.Members.Select(member => member.Name));
                Assert.All(expected.EnumerateObject(), member => AssertSame(member.Value, actual[member.Name]!));
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.Items.Length);
                Assert.All(expected.EnumerateArray().Zip(actual.Items), pair => AssertSame(pair.First, pair.Second));
                break;
            case JsonValueKind.String:
                Assert.Equal((JsonKind.Text, expected.GetString()), (actual.Kind, actual.Text));
                break;
            default:
                Assert.Equal(expected.GetRawText(), actual.Text);
                break;
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
