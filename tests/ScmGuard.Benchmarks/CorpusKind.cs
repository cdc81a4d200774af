namespace ScmGuard.Benchmarks;

/// <summary>How much the generated project has to do with Zymbit.</summary>
public enum CorpusKind
{
    /// <summary>Nothing.</summary>
    NoLibrary,

    /// <summary>The library is declared, but never called: only the identifier gate works.</summary>
    DeclaredOnly,

    /// <summary>One guarded call in each file: control flow is followed in those bodies.</summary>
    Hits,

    /// <summary>A body of ten calls in each file: a key pair, wallets, a child key, actions and their guards, in branches and a loop.</summary>
    Bodies,
}
