using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

public sealed class ContractCoverageTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The table of references to members of other assemblies (ECMA-335, II.22.25).
    private const int MemberReference = 0x0A;

    [Theory]
    [InlineData(typeof(IZymkey))]
    [InlineData(typeof(ISlip39Generation))]
    [InlineData(typeof(ISlip39Restoration))]
    public void The_contract_calls_every_member(Type seam)
    {
        HashSet<MethodBase> called = [.. Bodies(typeof(ZymkeyContract)).SelectMany(Calls)];
        MethodInfo[] members = seam.GetMethods();
        Assert.NotEmpty(members);
        Assert.Empty(members.Where(member => !called.Contains(member)).Select(member => member.ToString()));
    }

    [Fact]
    public void What_is_not_called_is_missed()
    {
        HashSet<MethodBase> called = [.. Bodies(typeof(UnitDirectory)).SelectMany(Calls)];
        Assert.Equal(typeof(IZymkey).GetMethods(), typeof(IZymkey).GetMethods().Where(member => !called.Contains(member)));
    }

    // Lambdas lie in nested types.
    private static IEnumerable<MethodBase> Bodies(Type type) =>
        [.. type.GetMethods(All), .. type.GetConstructors(All), .. type.GetNestedTypes(All).SelectMany(Bodies)];

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i + sizeof(int) <= code.Length; i++)
        {
            int token = BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i));
            if (token >> 24 == MemberReference && Resolve(method.Module, token) is { } called)
            {
                yield return called;
            }
        }
    }

    // Any four bytes of code may look like a token; one of an interface's method by chance is not to be expected.
    private static MethodBase? Resolve(Module module, int token)
    {
        try
        {
            return module.ResolveMethod(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
