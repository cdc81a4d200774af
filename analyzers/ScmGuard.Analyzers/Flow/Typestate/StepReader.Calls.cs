using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Typestate;

internal sealed partial class StepReader
{
    private int ReadInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (_layout.SiteOf(invocation) is { } site)
        {
            var receiver = Read(invocation.Instance);
            ReadAll(invocation.Arguments.Select(static argument => argument.Value));
            return Run(site, invocation, receiver);
        }

        if (method is { Name: "Dispose" or "DisposeAsync" or "Close", Parameters.IsEmpty: true } && invocation.Instance is { } disposed)
        {
            Forget(Read(disposed));
            ActOnUnit(invocation, method);
            MayThrow();
            return 0;
        }

        if (method is { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" })
        {
            ReadAll(invocation.Arguments.Select(static argument => argument.Value));
            return Read(invocation.Instance);
        }

        var instance = Read(invocation.Instance);
        if (invocation.Instance is not null && !KeepsNothing(method))
        {
            Forget(instance);
        }

        var given = ReadUnknownCall(invocation, method, invocation.Arguments);
        if (NoReturn.Always(method))
        {
            HasEnded = true;
        }

        return given;
    }

    private int ReadDynamicInvocation(IDynamicInvocationOperation invocation)
    {
        if (_layout.SiteOf(invocation) is { } site)
        {
            Read((invocation.Operation as IDynamicMemberReferenceOperation)?.Instance);
            foreach (var argument in invocation.Arguments)
            {
                ReadKeywords(argument);
            }

            return Run(site, invocation, 0);
        }

        Forget(Read(invocation.Operation));
        foreach (var argument in invocation.Arguments)
        {
            Forget(Read(argument));
        }

        _things.ForgetFragile();
        ForgetAnswersAboutMembers();
        MayThrow();
        return 0;
    }

    /// <summary>Reads an argument of a recognised call; <c>Py.kw</c> only wraps more of them.</summary>
    private void ReadKeywords(IOperation argument)
    {
        while (argument is IConversionOperation conversion)
        {
            argument = conversion.Operand;
        }

        if (argument is IInvocationOperation { TargetMethod: { Name: "kw", ContainingType.Name: "Py" } } keywords)
        {
            foreach (var part in keywords.Arguments.SelectMany(static part => part.Value is IArrayCreationOperation { Initializer: { } array } ? array.ElementValues : ImmutableArray.Create(part.Value)))
            {
                Read(part);
            }
        }
        else
        {
            Read(argument);
        }
    }

    private int ReadUnknownCall(IOperation call, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        var keepsNothing = KeepsNothing(method);
        var givenBack = keepsNothing ? _scope.Bystanders.GivenBackBy(method, _scope.Compilation, _cancellationToken) : null;
        var given = 0;
        var conditions = new List<(IOperation Condition, bool Throws)>();
        foreach (var argument in arguments)
        {
            var value = Read(argument.Value);
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref })
            {
                Forget(value);
                Assign(argument.Value, 0);
            }
            else if (argument.Parameter is { } parameter && SymbolEqualityComparer.Default.Equals(parameter.OriginalDefinition, givenBack?.OriginalDefinition))
            {
                given = value;
            }
            else if (!keepsNothing)
            {
                Forget(value);
            }

            if (argument.Parameter is { } tested && NoReturn.If(tested, out var throws))
            {
                conditions.Add((argument.Value, throws));
            }
        }

        ActOnUnit(call, method);
        MayThrow();
        foreach (var (condition, throws) in conditions)
        {
            HasEnded |= !Assume(condition, !throws);
        }

        return given;
    }

    private bool KeepsNothing(IMethodSymbol method) => _scope.Bystanders.KeepNothing(method, _scope.Compilation, _cancellationToken);

    private void ActOnUnit(IOperation call, IMethodSymbol method)
    {
        if (!_scope.Bystanders.LeaveUnitAlone(method, call, _scope.Compilation, _cancellationToken))
        {
            _things.ForgetFragile();
            ForgetAnswersAboutMembers();
        }
    }

    private int Run(Site site, IOperation invocation, int receiver)
    {
        _things.Renew(site);
        foreach (var (protocol, row) in site.Events)
        {
            Happen(site, protocol, row, invocation, receiver);
        }

        var outputs = false;
        foreach (var argument in (invocation as IInvocationOperation)?.Arguments ?? ImmutableArray<IArgumentOperation>.Empty)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref })
            {
                var isThing = site.Events.Any(entry => entry.Event is { Begins: not Stage.None, Bearer: Bearer.Argument } && ArgumentOf(site, entry.Event.Role, invocation)?.Syntax == argument.Value.Syntax);
                Assign(argument.Value, isThing ? _layout.NumberOf(new Value.Output(site.Index)) : 0);
                outputs |= isThing;
            }
        }

        // The library's own functions answer with a number; everything else throws where the call failed.
        if (_thrown is not null && site.Call.Route is not (CallRoute.DllImport or CallRoute.LibraryImport))
        {
            var now = (int[])_cells.Clone();
            if (_things.Settle(site, Outcome.Failure))
            {
                if (outputs)
                {
                    ForgetValue(new Value.Output(site.Index));
                }

                _thrown.Add(Current);
            }

            now.CopyTo(_cells, 0);
        }

        return _layout.NumberOf(new Value.Result(site.Index));
    }

    private void ForgetValue(Value value)
    {
        var number = _layout.NumberOf(value);
        for (var place = 0; place < _layout.PlaceCount; place++)
        {
            if (_cells[place] == number)
            {
                _cells[place] = 0;
            }
        }
    }

    private void Happen(Site site, Protocol protocol, ProtocolEvent row, IOperation invocation, int receiver)
    {
        var applies = row.If is null ? true : row.If(site.Call);
        if (applies == false)
        {
            return;
        }

        if (row.Begins != Stage.None && applies == true)
        {
            Begin(site, protocol, row, invocation, receiver);
            return;
        }

        foreach (var thing in ThingsOf(site, protocol, row, invocation, receiver))
        {
            if (applies is null)
            {
                _things.Forget(thing);
                continue;
            }

            _things.Check(thing, row.Wrongs, site);
            if (row.DescendantMoves.Count > 0)
            {
                _things.MoveDescendants(thing, row, site);
            }

            _things.Move(thing, row.Moves, site);
        }
    }

    private void Begin(Site site, Protocol protocol, ProtocolEvent row, IOperation invocation, int receiver)
    {
        if (row.Bearer == Bearer.Unit && _layout.MadeBy(site, protocol) is null)
        {
            foreach (var thing in ThingsOf(site, protocol, row, invocation, receiver))
            {
                _things.Check(thing, row.Wrongs, site);
            }

            if (_layout.OfUnit(protocol, site.Unit, Layout.KeyOf(site.Call, row)) is { } own)
            {
                _things.Begin(own, row.Begins, site, null);
            }
        }
        else if (_layout.MadeBy(site, protocol) is { } made)
        {
            int? parent = row.Parent != ArgumentRole.Unknown && ArgumentOf(site, row.Parent, invocation) is { } from ? _layout.BorneBy(ValueOf(from), protocol) : null;
            _things.Begin(made, row.Begins, site, parent);
        }
    }

    private IEnumerable<int> ThingsOf(Site site, Protocol protocol, ProtocolEvent row, IOperation invocation, int receiver)
    {
        switch (row.Bearer)
        {
            case Bearer.Argument:
                return ArgumentOf(site, row.Role, invocation) is { } argument && _layout.BorneBy(ValueOf(argument), protocol) is { } borne ? [borne] : [];
            case Bearer.Unit when _layout.BorneBy(receiver, protocol) is { } handle:
                return [handle];
            case Bearer.Unit:
                // Without a key the event is about all of them; what was done under an unknown key may have been done under this one.
                var key = Layout.KeyOf(site.Call, row);
                return Enumerable.Range(0, _layout.Things.Count).Where(thing =>
                    _layout.Things[thing] is { Unit: { } unit } candidate && candidate.Protocol == protocol && unit.Equals(site.Unit)
                    && (key is null || candidate.Key is null || candidate.Key.Equals(key)));
            default:
                return [];
        }
    }

    /// <summary>The graph's operation for an argument of a recognised call.</summary>
    private static IOperation? ArgumentOf(Site site, ArgumentRole role, IOperation invocation)
    {
        if (!site.Call.TryGetArgument(role, out var argument) || argument.Value is not { } value)
        {
            return null;
        }

        foreach (var child in invocation.ChildOperations)
        {
            var candidate = child is IArgumentOperation passed ? passed.Value : child;
            if (candidate.Syntax == value.Syntax)
            {
                return candidate;
            }

            if (candidate.Syntax.Span.Contains(value.Syntax.Span))
            {
                foreach (var part in candidate.DescendantsAndSelf())
                {
                    if (part.Syntax == value.Syntax)
                    {
                        return part;
                    }
                }
            }
        }

        return null;
    }
}
