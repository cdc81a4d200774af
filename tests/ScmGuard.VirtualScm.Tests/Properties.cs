using System;
using FsCheck;
using FsCheck.Fluent;

namespace ScmGuard.VirtualScm.Tests;

/// <summary>Runs a property on generated values and fails the fact when one value refutes it.</summary>
internal static class Properties
{
    public static Gen<byte[]> Bytes(int length) => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length);

    public static void ForAll<T>(Gen<T> values, Action<T> property, int times = 50) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true), Prop.ForAll(values.ToArbitrary(), property));
}
