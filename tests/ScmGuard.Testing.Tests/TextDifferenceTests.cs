namespace ScmGuard.Testing.Tests;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", "")]
    [InlineData("a\nb\nc", "a\nx\nc", "     1 | a\n-    2 | b\n+    2 | x\n     3 | c\n")]
    [InlineData("a\nb", "a\r\nb", "")]
    [InlineData("a", "a\nb", "     1 | a\n+    2 | b\n")]
    [InlineData("a\nb", "b", "-    1 | a\n     2 | b\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\nx", "y\n1\n2\n3\n4\n5\n6\n7\n8\nz", "+    1 | y\n     1 | 1\n     2 | 2\n  ...\n     7 | 7\n     8 | 8\n-    9 | x\n+   10 | z\n")]
    public void Differing_lines_are_shown_with_their_neighbours(string expected, string actual, string shown) =>
        Assert.Equal(shown, TextDifference.Show(expected, actual));
}
