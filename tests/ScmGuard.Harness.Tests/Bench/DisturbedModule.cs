using System;
using System.Reflection;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>A module of which a test says which calls fail on their way to it.</summary>
internal class DisturbedModule : DispatchProxy
{
    private IZymkey? _zymkey;
    private Func<string, bool>? _fails;

    /// <summary>Puts the disturbance before a module.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="fails">Whether a call of this method's name fails.</param>
    public static IZymkey Before(IZymkey zymkey, Func<string, bool> fails)
    {
        IZymkey proxy = Create<IZymkey, DisturbedModule>();
        DisturbedModule module = (DisturbedModule)proxy;
        module._zymkey = zymkey;
        module._fails = fails;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments)
    {
        if (method!.Name != nameof(IDisposable.Dispose) && _fails!(method.Name))
        {
            throw ZymkeyException.For(ZymbitOperation.GetAllocSlotsList, -5);
        }

        try
        {
            return method.Invoke(_zymkey, arguments);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }
}
