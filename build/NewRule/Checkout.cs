using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScmGuard.NewRule;

/// <summary>The checkout that a rule is written into.</summary>
public sealed partial class Checkout
{
    private const string Landmark = "ScmGuard.sln";
    private const string Families = "analyzers/ScmGuard.Analyzers/Rules/RuleCategories.cs";

    private Checkout(string root) => Root = root;

    /// <summary>The folder that holds ScmGuard.sln.</summary>
    public string Root { get; }

    /// <summary>Finds the checkout.</summary>
    /// <param name="root">The folder, or null for the first above the current one that holds ScmGuard.sln.</param>
    /// <exception cref="RequestException">There is none.</exception>
    public static Checkout Find(string? root)
    {
        string start = Path.GetFullPath(root ?? ".");
        for (DirectoryInfo? folder = new(start); folder is not null; folder = root is null ? folder.Parent : null)
        {
            if (File.Exists(Path.Combine(folder.FullName, Landmark)))
            {
                return new Checkout(folder.FullName);
            }
        }

        throw new RequestException($"'{start}' is not in a checkout: there is no {Landmark}. Run this in the checkout, or name its folder with --root.");
    }

    /// <summary>Whether a file is there.</summary>
    public bool Has(string path) => File.Exists(Full(path));

    /// <summary>The text of a file.</summary>
    public string Read(string path) => File.ReadAllText(Full(path));

    /// <summary>Writes a file and the folder that it is in.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }

    /// <summary>The families by the first digit of their ids, as the analyzers' own source has them.</summary>
    public IReadOnlyDictionary<char, string> ReadFamilies() =>
        Family().Matches(Read(Families)).ToDictionary(static match => match.Groups["digit"].Value[0], static match => match.Groups["family"].Value);

    /// <summary>The first file whose name begins with a rule's id, or null.</summary>
    public string? FindRule(string id) => new[] { "analyzers", "docs/rules", "samples/Rules" }
        .Select(Full)
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, id + "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Root, file))
        .FirstOrDefault(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));

    private string Full(string path) => Path.Combine(Root, path);

    [GeneratedRegex(@"SCM(?<digit>[0-9])xxx[^\n]*\n\s*public const string (?<family>\w+)")]
    private static partial Regex Family();
}
