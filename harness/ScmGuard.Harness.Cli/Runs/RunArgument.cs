using System.CommandLine;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>A run that began before: the folder that was <c>--out</c>, or the name of a run of this computer's own unit.</summary>
internal sealed class RunArgument
{
    private readonly Argument<string?> _place;
    private readonly Option<bool>? _active;
    private readonly Option<string> _root = RootOption.Create();

    /// <summary>Adds the argument to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasActive">True if the active run can be asked for as well.</param>
    /// <param name="name">How the argument is called.</param>
    public RunArgument(Command command, bool hasActive = false, string name = "RUN")
    {
        _place = new(name) { Description = "The run's folder, or the name of a run on this computer's own unit.", Arity = hasActive ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
        command.Add(_place);
        command.Add(_root);
        if (hasActive)
        {
            _active = new("--active") { Description = "The run on this computer's own unit that is not finished." };
            command.Add(_active);
        }
    }

    /// <summary>What was named.</summary>
    public string Place(ParseResult parsed) => parsed.GetValue(_place)!;

    /// <summary>The folder that is taken for /.</summary>
    public string Root(ParseResult parsed) => parsed.GetRequiredValue(_root);

    /// <summary>True if the active run is meant.</summary>
    /// <exception cref="UsageException">Nothing is named, or two things are.</exception>
    public bool IsActive(ParseResult parsed)
    {
        bool isActive = _active is not null && parsed.GetValue(_active);
        return isActive == parsed.GetValue(_place) is null
            ? isActive
            : throw new UsageException($"Expected either a run's folder or name, or --active: scm-harness {parsed.CommandResult.Command.Name} {_place.Name}.");
    }

    /// <summary>The folder of the run.</summary>
    /// <returns>Null if the active one is meant, and none is.</returns>
    /// <exception cref="UsageException">There is no such run.</exception>
    public RunFolder? Find(ParseResult parsed)
    {
        Installation.StateFolder state = RootOption.StateOf(Root(parsed));
        return !IsActive(parsed) ? RunFolder.Existing(Place(parsed), state)
            : state.ReadActive() is { } run ? RunFolder.At(state.FolderOf(run))
            : null;
    }
}
