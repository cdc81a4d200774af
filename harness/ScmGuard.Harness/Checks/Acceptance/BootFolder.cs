using ScmGuard.Harness.Engine;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Where the files lie that an SCM boots from.</summary>
internal static class BootFolder
{
    /// <summary>The setting: some systems mount the boot partition elsewhere, such as /boot/firmware.</summary>
    public static TextSetting Setting { get; } = new("acceptance.boot.folder", SupervisedBoot.Folder, "The folder of the boot files, absolute.");

    /// <summary>The folder, without a slash at its end.</summary>
    public static string Of(StepContext context) => Setting.In(context.Settings).TrimEnd('/');
}
