namespace ScmGuard.Knowledge;

/// <summary>Which group of models an operation exists on.</summary>
/// <remarks>Source: C API Documentation, which marks functions "HSM6, SCM only" and "SCM only".</remarks>
public enum ModelSupport
{
    /// <summary>Every model.</summary>
    All,

    /// <summary>HSM6, HSM60, HSM64 and SCM.</summary>
    KeyStoreModels,

    /// <summary>SCM only.</summary>
    ScmOnly,

    /// <summary>Models that are attached over I2C: not the SCM.</summary>
    I2COnly,
}
