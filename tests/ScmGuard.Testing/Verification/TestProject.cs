using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScmGuard.Testing;

/// <summary>A project made for a test: texts, options, references.</summary>
public class TestProject
{
    /// <summary>The name that <see cref="Source"/> goes under.</summary>
    public const string DefaultFileName = "Test0.cs";

    /// <summary>The text of the one source file that most tests need; the same as <c>Sources["Test0.cs"]</c>.</summary>
    public string Source
    {
        get => Sources[DefaultFileName];
        set => Sources[DefaultFileName] = value;
    }

    /// <summary>Source files: name to text, with markup.</summary>
    public IDictionary<string, string> Sources { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Additional files such as <c>scmguard.json</c>: name to text, with markup.</summary>
    public IDictionary<string, string> AdditionalFiles { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Analyzer configuration files: path (<c>/.editorconfig</c> is above every project) to text.</summary>
    public IDictionary<string, string> AnalyzerConfigFiles { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Options that hold for the whole compilation, such as <c>build_property.ScmGuardTarget</c>. As in a build, a value ends at <c>;</c> or <c>#</c>.</summary>
    public IDictionary<string, string> GlobalOptions { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The framework to compile against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net100;

    /// <summary>References beside the framework.</summary>
    public IList<MetadataReference> References { get; } = [];

    /// <summary>Names of the projects in the same solution that this one refers to.</summary>
    public IList<string> ProjectReferences { get; } = [];

    /// <summary>Symbols defined for <c>#if</c>, such as <c>DEBUG</c>.</summary>
    public IList<string> PreprocessorSymbols { get; } = [];

    /// <summary>A library, or a program where the source has top-level statements.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The version of C#.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Default;

    /// <summary>Whether unsafe code compiles. On, since P/Invoke is what the rules are about.</summary>
    public bool AllowUnsafe { get; set; } = true;

    /// <summary>The nullable context.</summary>
    public NullableContextOptions Nullable { get; set; } = NullableContextOptions.Enable;

    /// <summary>Whether the generator behind <c>LibraryImport</c> runs. Unset: it runs where the word occurs in a source.</summary>
    public bool? RunGenerators { get; set; }

    /// <summary>Adds a reference to an assembly that the test itself runs with.</summary>
    public void AddReference(Type fromAssembly) => References.Add(MetadataReference.CreateFromFile(fromAssembly.Assembly.Location));

    /// <summary>Texts that the choice of generators depends on.</summary>
    private protected virtual IEnumerable<string> AllTexts() => Sources.Values;

    internal bool NeedsGenerators => RunGenerators ?? AllTexts().Any(text => text.Contains("LibraryImport", StringComparison.Ordinal));
}
