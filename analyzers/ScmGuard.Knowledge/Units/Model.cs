namespace ScmGuard.Knowledge;

/// <summary>A Zymbit product.</summary>
public enum Model
{
    /// <summary>Zymkey 4i.</summary>
    Zymkey4,

    /// <summary>Zymkey 5.</summary>
    Zymkey5,

    /// <summary>HSM4.</summary>
    Hsm4,

    /// <summary>HSM6.</summary>
    Hsm6,

    /// <summary>HSM60.</summary>
    Hsm60,

    /// <summary>HSM64.</summary>
    Hsm64,

    /// <summary>Secure Compute Module (CM4).</summary>
    Scm,

    /// <summary>Secure Edge Node 500 (CM5).</summary>
    Sen500,
}
