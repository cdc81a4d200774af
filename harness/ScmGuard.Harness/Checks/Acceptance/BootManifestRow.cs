using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>
/// Whether the files of the supervised-boot manifest exist. Whether one was changed and not signed again cannot be seen: the manifest's operation
/// gives names, and only the module can check a signature, at its next boot.
/// </summary>
internal sealed class BootManifestRow : IAcceptanceRow
{
    private const string Blind = "Whether a file was changed and not signed again cannot be seen from here: only the module checks that, at the next boot.";

    public string Name => "boot-manifest";

    public string Title => "Hold the supervised-boot manifest against the boot files";

    public string Source => SourcePages.SupervisedBoot;

    public string Remedy => "Restore the file, or take it out of the manifest, before the next boot.";

    public IReadOnlyList<Setting> Settings { get; } = [BootFolder.Setting, AcceptedAdvisories.Setting];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop) => Task.FromResult(Judge(context));

    private static StepOutcome Judge(StepContext context)
    {
        if (Applicability.Without(context, ZymbitOperation.GetSupervisedBootFileManifest, "supervised boot") is { } nothing)
        {
            return nothing;
        }

        string[] files = [.. context.Zymkey.GetSupervisedBootManifest().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (files.Length == 0)
        {
            return StepOutcome.Pass("The manifest is empty: no boot file is checked.");
        }

        // No page gives the manifest's format. What does not read as one path a line is not interpreted.
        if (!files.All(IsRelativePath))
        {
            return StepOutcome.Inconclusive(
                "The manifest is not a list of paths, one a line. No page gives its format, so it was not held against the files.", "Compare the manifest with the boot files by hand.");
        }

        string folder = BootFolder.Of(context);
        string[] missing = [.. files.Where(file => !Exists(context.Host, $"{folder}/{file}"))];
        if (missing.Length > 0)
        {
            return StepOutcome.Fail(
                $"{missing.Length} of {files.Length} files of the manifest are not in {folder}: {string.Join(", ", missing)}. The next boot fails its check.",
                $"Restore the files before the next boot, or take them out of the manifest. If the boot files lie elsewhere, set {BootFolder.Setting.Path}.")
                .Seen(new Observation("manifest", string.Join(", ", files)));
        }

        return (IsPolicyIgnored(context)
            ? new StepOutcome(Verdict.Marginal, $"All {files.Length} files of the manifest are there. On this firmware, {Advisories.SupervisedBootPolicyIgnored.Effect}. {Blind}")
            {
                Advisory = Advisories.SupervisedBootPolicyIgnored.Id,
                Remedy = Sentence.Of(Advisories.SupervisedBootPolicyIgnored.Workaround!),
            }
            : StepOutcome.Pass($"All {files.Length} files of the manifest are there. {Blind}"))
            .Seen(new Observation("manifest", string.Join(", ", files)));
    }

    private static bool IsRelativePath(string text) =>
        text[0] is not ('/' or '-') && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "._-+/".Contains(letter)) && !text.Split('/').Any(part => part is "" or "." or "..");

    // Boot files are not text, so they are looked up and not read.
    private static bool Exists(IHost host, string path)
    {
        int slash = path.LastIndexOf('/');
        return host.List(path[..slash])?.Contains(path[(slash + 1)..]) == true;
    }

    private static bool IsPolicyIgnored(StepContext context) =>
        AcceptedAdvisories.NotAccepted(context, [Advisories.SupervisedBootPolicyIgnored]).Count > 0
        && Advisories.SupervisedBootPolicyIgnored.Affected.Any(target => target.Model == context.Model?.Model && target.Firmware == context.Run.Unit?.Firmware);
}
