namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>Reads a hash of hashlib as Python writes it: <c>hashlib.sha512(data)</c>, with or without <c>.digest()</c>.</summary>
internal static class PythonHash
{
    private const string Module = "hashlib";

    /// <summary>How many bytes the hash has, or null if it is made elsewhere.</summary>
    public static int? SizeOf(string written)
    {
        var tokens = PythonTokenizer.Read(written);
        return tokens.Count > 3
            && tokens[0] is { Kind: PythonTokenKind.Name, Text: Module }
            && tokens[1].Is(".")
            && tokens[2].Kind is PythonTokenKind.Name
            && tokens[3].Is("(")
                ? HashSizes.Of(tokens[2].Text)
                : null;
    }
}
