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

/// <summary>Whether the credentials that everyone knows still work. They are held once against the host's own record of passwords; nobody logs in.</summary>
internal sealed class FactoryCredentialsRow : IAcceptanceRow
{
    public string Name => "factory-credentials";

    public string Title => "Look whether the factory's credentials still work";

    public string Source => FactoryImage.UserName.Source;

    public string Remedy => $"Run `passwd {FactoryImage.UserName.Value}` on the unit.";

    public IReadOnlyList<Setting> Settings { get; } = [];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        string user = FactoryImage.UserName;
        bool? works = context.Host.HasPassword(user, user);
        bool? takesPassword = await AskDaemonAsync(context.Host, stop).ConfigureAwait(false);
        string overSsh = takesPassword switch
        {
            true => "SSH takes passwords",
            false => "SSH takes no passwords",
            null => "whether SSH takes passwords could not be told",
        };
        return (works switch
        {
            true => StepOutcome.Fail(
                $"The factory's password of the user {user} still works; {overSsh}.", $"Run `passwd {user}` on the unit, or lock the account, and set PasswordAuthentication to no in sshd_config."),
            false => StepOutcome.Pass($"The factory's password of the user {user} does not work; {overSsh}."),
            null => StepOutcome.Inconclusive("The host's record of passwords cannot be read, or is in a form that its libcrypt does not know.", "Run scm-harness as root on the unit itself."),
        }).Seen(new Observation("SSH password login", takesPassword switch { true => "yes", false => "no", null => "not told" }));
    }

    private static async Task<bool?> AskDaemonAsync(IHost host, CancellationToken stop)
    {
        try
        {
            // sshd insists on being called by its whole path.
            HostAnswer answer = await host.AskAsync(new HostCommand("/usr/sbin/sshd", "-T"), stop).ConfigureAwait(false);
            const string Prefix = "passwordauthentication ";
            return !answer.IsGood ? null : answer.Output.Split('\n').FirstOrDefault(line => line.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..].Trim() switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            };
        }
        catch (HostException)
        {
            return null;
        }
    }
}
