using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ScmGuard.Harness.Installation;

/// <summary>The systemd unit that goes on with a run after a reboot.</summary>
public static class ServiceUnit
{
    /// <summary>Its file's name.</summary>
    public const string FileName = "scm-harness.service";

    /// <summary>Its first line, by which it is known to be ours.</summary>
    public const string Mark = "# Written by scm-harness install. It is replaced by the next install, and removed by uninstall.";

    /// <summary>Writes it.</summary>
    /// <remarks>
    /// It never requires zkifc: that the daemon fails is a result. It is not started without an active run, so that a run that ended or was halted starts
    /// nothing any more. At a shutdown only the program itself is told to end: if the <c>systemctl reboot</c> that it waits for were told as well, a reboot
    /// that was taken would look like one that was refused. What the program ends with are verdicts, and a verdict is no reason to start it again; a crash is one, but not for ever.
    /// </remarks>
    /// <param name="program">The program and its first arguments, absolute.</param>
    /// <param name="state">Where the runs lie.</param>
    public static string Write(IReadOnlyList<string> program, StateFolder state)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(state);
        return $"""
            {Mark}
            [Unit]
            Description=Bench for Zymbit secure compute modules: go on with the active run
            Documentation=man:systemd.service(5)
            After=network-online.target zkifc.service
            Wants=network-online.target
            ConditionPathExists={Escape(state.ActiveFile)}
            StartLimitIntervalSec=10min
            StartLimitBurst=5

            [Service]
            Type=notify
            ExecStart={string.Join(' ', program.Append("resume").Append("--active").Select(Quote))}
            Restart=on-failure
            RestartSec=5s
            SuccessExitStatus=1 3 4
            RestartPreventExitStatus=2
            WatchdogSec=30min
            KillMode=mixed
            TimeoutStopSec=10s
            UMask=0077

            [Install]
            WantedBy=multi-user.target

            """;
    }

    /// <summary>A word of a command line: in quotes, with what systemd expands written twice.</summary>
    private static string Quote(string word) => $"\"{Escape(word).Replace("$", "$$", StringComparison.Ordinal)}\"";

    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char letter in text)
        {
            escaped.Append(letter switch
            {
                '%' => "%%",
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => throw new ArgumentException("A path of a systemd unit cannot have control characters.", nameof(text)),
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
