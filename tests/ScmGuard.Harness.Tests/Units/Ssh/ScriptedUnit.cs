using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Harness.Tests.Units.Ssh;

/// <summary>A unit at the far end of SSH that takes a run of one reboot, and a bench whose programs switch its power.</summary>
internal sealed class ScriptedUnit : IRemote, IHost
{
    public const string Step = "persistence/reboot";

    private static readonly TimeSpan s_askTime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_lookTime = TimeSpan.FromMilliseconds(100);

    private readonly RebootKind _kind;
    private readonly List<JournalLine> _journal = [];
    private int _boot = 1;
    private bool _isSwitchedOff;

    public ScriptedUnit(RebootKind kind = RebootKind.Soft) => _kind = kind;

    public SteppingTime Time { get; } = new();

    public string Name => "zymbit@bench:22";

    /// <summary>From the order to the end of sessions; from there to the closed port; from the new boot's begin to each milestone.</summary>
    public TimeSpan Order { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Shutdown { get; init; } = TimeSpan.FromSeconds(6);

    public TimeSpan ToPort { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan ToBanner { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan ToSession { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether it ever shuts down, and ever comes back.</summary>
    public bool ShutsDown { get; init; } = true;

    public bool ComesBack { get; init; } = true;

    /// <summary>Spoils one remote call: told its number from 1 and its words; an exception instead of the answer, or another answer.</summary>
    public Func<int, IReadOnlyList<string>, HostAnswer, HostAnswer> Spoil { get; set; } = (_, _, answer) => answer;

    public Func<string, HostAnswer> Power { get; set; } = _ => new HostAnswer(0, "", "");

    public Sight Sight { get; private set; } = Sight.Banner;

    public bool HasSessions { get; private set; } = true;

    public int Calls { get; private set; }

    public int Begun { get; private set; }

    public List<string> Switched { get; } = [];

    public IReadOnlyList<JournalLine> Journal => _journal;

    /// <summary>When things really happened.</summary>
    public Dictionary<string, TimeSpan> Truth { get; } = [];

    public string BootId => BootIdOf(_boot);

    public static string BootIdOf(int boot) => $"{boot:x8}-2222-4333-8444-555555555555";

    public Task<Sight> LookAsync(CancellationToken stop)
    {
        Time.Advance(s_lookTime);
        return Task.FromResult(Sight);
    }

    public async Task<HostAnswer> AskAsync(RemoteCommand command, CancellationToken stop)
    {
        if (command.Input is { } input)
        {
            await input(System.IO.Stream.Null, stop);
        }

        Time.Advance(s_askTime / 2);
        IReadOnlyList<string> words = command.Words[0] == "sudo" ? [.. command.Words.Skip(3)] : command.Words;
        HostAnswer answer = HasSessions && Sight is Sight.Banner
            ? Answer(words)
            : throw new HostException($"SSH to {Name} failed: Connection closed by remote host");
        Time.Advance(s_askTime / 2);
        return Spoil(++Calls, words, answer);
    }

    public string? ReadText(string path) => throw new NotSupportedException();

    public IReadOnlyList<string>? List(string path) => throw new NotSupportedException();

    public bool? HasPassword(string user, string password) => throw new NotSupportedException();

    public Task<HostAnswer> AskAsync(HostCommand command, CancellationToken stop)
    {
        Switched.Add($"{command} at {Time.Elapsed.TotalSeconds:0}");
        Time.Advance(TimeSpan.FromSeconds(1));
        HostAnswer answer = Power(command.Arguments[0]);
        if (answer.IsGood && command.Arguments[0] == "off")
        {
            _isSwitchedOff = true;
            (Sight, HasSessions) = (Sight.Nothing, false);
        }
        else if (answer.IsGood && _isSwitchedOff)
        {
            _isSwitchedOff = false;
            Truth["begin"] = Time.Elapsed;
            Boot();
        }

        return Task.FromResult(answer);
    }

    private HostAnswer Answer(IReadOnlyList<string> words)
    {
        switch (words[0])
        {
            case "cat":
                return Said(BootId + "\n");
            case "sha256sum":
                return Said("");
            case "systemctl" when words[1] == "poweroff":
                EndSessions();
                return Said("");
            case "dotnet" when words[2] == "install":
                return Said("");
            case "dotnet" when words[2] == "run":
                Begun++;
                BeginRun(words[words.ToList().IndexOf("--run") + 1], words.Contains("--controller-power"));
                return Said("");
            case "dotnet" when words[2] == "lines":
                return _journal.Count == 0
                    ? new HostAnswer(1, "", "there is no journal")
                    : Said(BootId + "\n" + string.Concat(_journal.Skip(int.Parse(words[5], null)).Select(line => JournalExport.Format(line) + "\n")));
            default:
                throw new InvalidOperationException(string.Join(' ', words));
        }
    }

    private static HostAnswer Said(string text) => new(0, text, "");

    private void BeginRun(string run, bool hasPower)
    {
        Write(new RunBegun(
            run, "test", ["persistence"], new CheckOptions(), [new PlannedStep(Step, "Reboot", StepPhase.AfterBoot, _kind)], "hash", StationIdentity.Default,
            hasPower ? [RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut] : [RebootKind.Soft], "local", null));
        Write(new Loaded(Identity));
        Time.After(Order, () =>
        {
            Write(new StepIntended(Step, StepPhase.AfterBoot, 1, Identity, _kind));
            if (_kind is RebootKind.Soft)
            {
                EndSessions();
            }
        });
    }

    private void EndSessions()
    {
        if (ShutsDown)
        {
            Truth["begin"] = Time.Elapsed;
            HasSessions = false;
            Time.After(Shutdown, GoDown);
        }
    }

    private void GoDown()
    {
        Sight = Sight.Nothing;
        if (_kind is RebootKind.Soft)
        {
            Boot();
        }
    }

    private void Boot()
    {
        if (!ComesBack)
        {
            return;
        }

        Time.After(ToPort, () => See(Sight.Port, "SSH port"));
        Time.After(ToPort + ToBanner, () => See(Sight.Banner, "SSH banner"));
        Time.After(ToPort + ToBanner + ToSession, () =>
        {
            HasSessions = true;
            _boot++;
            Truth["first answer"] = Time.Elapsed;
            Write(new Loaded(Identity));
            Write(new StepConcluded(Step, StepOutcome.Pass("The unit booted."), Identity));
            Write(new RunEnded(Verdict.Pass));
        });
    }

    private void See(Sight sight, string name)
    {
        Sight = sight;
        Truth[name] = Time.Elapsed;
    }

    private BootIdentity Identity => new(BootId, TimeSpan.FromSeconds(30), "6.1", _boot, "01.02.02release", "S");

    private void Write(Entry entry) => _journal.Add(JournalLine.After(_journal.LastOrDefault(), Time.GetUtcNow(), entry));
}
