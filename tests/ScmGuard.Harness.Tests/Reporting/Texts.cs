using FsCheck;
using FsCheck.Fluent;

namespace ScmGuard.Harness.Tests.Reporting;

/// <summary>Texts that break what is careless with them.</summary>
internal static class Texts
{
    private static readonly string[] s_pieces =
    [
        "]]>", "</script>", "</style>", "<!--", "-->", "<![CDATA[", "&amp;", "&#0;", "\"", "'", "<", ">", "\0", "\u0001", "\u001F", "\u007F", "\u0085", "\uD800", "\uDC00", "\uD83D\uDE00", "\uFFFE", "\uFFFF", "\u202E", "\u2028", "\r\n", "\t", "{", "}", "\\", "ä", "word",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
        Gen.Elements(s_pieces).NonEmptyListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get)).ToArbitrary();
}
