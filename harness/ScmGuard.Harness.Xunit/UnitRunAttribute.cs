namespace ScmGuard.Harness.Xunit;

/// <summary>
/// A finished run of <c>scm-harness</c>, read from its folder: from <c>journal.db</c>, or from <c>journal.jsonl</c> where only that is left. Nothing is done
/// to a unit.
/// </summary>
/// <param name="folder">
/// The run's folder: absolute, or relative to the test program's folder or the nearest one above it that has it, such as the project's or the
/// repository's; null for what the environment variable <see cref="Variable"/> names.
/// </param>
public sealed class UnitRunAttribute(string? folder = null) : RunDataAttribute
{
    /// <summary>The environment variable that names a run's folder where the attribute names none.</summary>
    public const string Variable = "SCMGUARD_RUN";

    /// <summary>The run's folder, or null for what <see cref="Variable"/> names.</summary>
    public string? Folder => folder;

    private protected override RunSource Source => new FolderSource(folder);
}
