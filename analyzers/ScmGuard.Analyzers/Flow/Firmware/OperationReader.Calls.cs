using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <content>Calls: what they say, and whether they come back.</content>
internal sealed partial class OperationReader
{
    private ValueSplit Call(IInvocationOperation call)
    {
        var before = State;
        var method = call.TargetMethod;
        var instance = Read(call.Instance);
        var facts = Arguments(call.Arguments);
        Record(call);
        var isLeftOut = Callee.IsLeftOut(method, call.Syntax.SyntaxTree);
        if (isLeftOut)
        {
            State = before;
        }

        AfterArguments(call.Arguments);
        if (NoReturn.Always(method))
        {
            State = FirmwareState.Unreached;
            return ValueSplit.Unknown;
        }

        if (isLeftOut)
        {
            return ValueSplit.Unknown;
        }

        switch (method.Name)
        {
            case "GetValueOrDefault" when IsNullable(method.ContainingType):
                return new ValueSplit(default, instance.Zero | instance.Negative, instance.Positive);
            case "ConfigureAwait" or "GetAwaiter" or "AsTask" when method.ContainingType.Name is "Task" or "ValueTask":
                return instance;
            case "GetResult" when method.ContainingType.Name.EndsWith("Awaiter", System.StringComparison.Ordinal):
            case "Wait" when IsTask(method.ContainingType) && method.Parameters.IsEmpty:
                return Await(instance);
            case "FromResult" when IsTask(method.ContainingType) && call.Arguments is [var result]:
                return facts.ValueOf(result.Parameter!);
        }

        if (_body.Guards.TrustedGuardOf(method, _body.Inquiry) is { } stated)
        {
            _body.LooksAtFirmware = true;
            return Stated(stated, method.ReturnType);
        }

        if (_body.Comparison.Read(call) is { } compared)
        {
            _body.LooksAtFirmware = true;
            return compared;
        }

        return method.MethodKind switch
        {
            MethodKind.LocalFunction => EnterNested(method, facts),
            MethodKind.DelegateInvoke => EnterDelegate(call),
            _ when call.IsVirtual && Callee.MayBeOverridden(method) => ValueSplit.Unknown,
            _ => Enter(method, facts),
        };
    }

    private ValueSplit Call(IDynamicInvocationOperation call)
    {
        Read(call.Operation);
        foreach (var argument in call.Arguments)
        {
            Read(argument);
        }

        Record(call);
        ForgetMembers();
        if (_body.Comparison.Read(call) is { } compared)
        {
            _body.LooksAtFirmware = true;
            return compared;
        }

        return ValueSplit.Unknown;
    }

    private ValueSplit Call(IFunctionPointerInvocationOperation call)
    {
        Read(call.Target);
        Arguments(call.Arguments);
        Record(call);
        AfterArguments(call.Arguments);
        ForgetMembers();
        return ValueSplit.Unknown;
    }

    private ValueSplit Create(IObjectCreationOperation creation)
    {
        var facts = Arguments(creation.Arguments);
        Record(creation);
        AfterArguments(creation.Arguments);
        if (creation.Constructor is { } constructor)
        {
            Enter(constructor, facts);
        }

        Read(creation.Initializer);
        return ValueSplit.Unknown;
    }

    /// <summary>Runs the arguments, and gathers what they say about the unit.</summary>
    private ArgumentFacts Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var facts = ImmutableArray.CreateBuilder<ArgumentFact>();
        foreach (var argument in arguments)
        {
            var value = Read(argument.Value);
            if (argument.Parameter is not { RefKind: RefKind.None } parameter)
            {
                continue;
            }

            if (IsTruth(parameter.Type) || IsTruth(argument.Value.Type))
            {
                facts.Add(new ArgumentFact(parameter.Ordinal, value, null));
            }
            else if (parameter.Type.SpecialType == SpecialType.System_String && _body.Constants.TextOf(argument.Value) is { } text && FirmwareText.IsVersion(text))
            {
                facts.Add(new ArgumentFact(parameter.Ordinal, ValueSplit.Unknown, text));
            }
        }

        return ArgumentFacts.Of(facts.ToImmutable());
    }

    /// <summary>What the callee may have changed, and what it asserts about its arguments.</summary>
    private void AfterArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        ForgetMembers();
        foreach (var argument in arguments)
        {
            foreach (var target in AssignmentTargets.Of(argument))
            {
                Assign(target, ValueSplit.Unknown);
            }

            if (argument.Parameter is { } parameter && NoReturn.If(parameter, out var value))
            {
                State = Assume(argument.Value, Peek(argument.Value), !value);
            }
        }
    }

    /// <summary>A value that was read already; reading it again changes nothing.</summary>
    private ValueSplit Peek(IOperation operation)
    {
        var (state, thrown) = (State, Thrown);
        var value = Read(operation);
        (State, Thrown) = (state, thrown);
        return value;
    }

    /// <summary>What an annotated method's author states: of its result, or of its coming back.</summary>
    private ValueSplit Stated(FirmwareCondition stated, ITypeSymbol returnType)
    {
        if (IsTruth(returnType) || (returnType is INamedTypeSymbol { TypeArguments: [var result] } && IsTask(returnType) && IsTruth(result)))
        {
            return ValueSplit.Bool(stated.Meant, stated.Others);
        }

        if (IsTask(returnType))
        {
            return ValueSplit.Unknown & stated.Meant;
        }

        State = State.Keep(stated.Meant);
        return ValueSplit.Unknown;
    }

    /// <summary>A task says what its method's result says, and its method came back.</summary>
    private ValueSplit Await(ValueSplit task)
    {
        State = State.Keep(task.Any);
        return task;
    }

    private ValueSplit Enter(IMethodSymbol method, ArgumentFacts facts) => ComeBack(_body.Guards.Read(method, facts, _body.Inquiry), method);

    private ValueSplit EnterNested(IMethodSymbol function, ArgumentFacts facts)
    {
        _record?.Reach(function, State);
        return ComeBack(_body.Summarize(_graph.Graph, function, facts, State), function);
    }

    private ValueSplit EnterDelegate(IInvocationOperation call)
    {
        FlowLambda? called = call.Instance switch
        {
            ILocalReferenceOperation local => _body.DelegateIn(local.Local),
            IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => new FlowLambda(_graph.Graph, lambda),
            _ => null,
        };
        return called is { } known ? ComeBack(_body.Summarize(known, State), known.Lambda.Symbol) : ValueSplit.Unknown;
    }

    /// <summary>Goes on with the units on which a callee comes back. An asynchronous one comes back when it is awaited.</summary>
    private ValueSplit ComeBack(BodyResult result, IMethodSymbol method)
    {
        _body.LooksAtFirmware |= result.LooksAtFirmware;
        if (method.IsAsync)
        {
            return method.ReturnsVoid ? ValueSplit.Unknown : result.Returned & result.Returns;
        }

        State = State.Keep(result.Returns);
        return result.Returned;
    }

    private void Record(IOperation call)
    {
        if (!call.IsImplicit)
        {
            _record?.Site(call.Syntax, State.Units);
        }
    }

    /// <summary>A call or a wait lets other code write the fields.</summary>
    private void ForgetMembers() =>
        State = State.Where(variable => variable is not (IFieldSymbol or IPropertySymbol) || _body.IsOnlyWrittenHere((ISymbol)variable));
}
