using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations;
using ScmGuard.CodeFixes.NativeInterop;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Tests.NativeInterop;

/// <summary>The fix of SCM5001 on every misspelling of every C type that nobody calls: it is repaired, compiles, and has nothing more to report.</summary>
public sealed class SignatureFixPropertyTests
{
    public static TheoryData<NativeType> Types => [.. Enum.GetValues<NativeType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_misspelling_of_a_type_is_repaired(NativeType type)
    {
        var operation = Operations.All.First(candidate => candidate.Parameters.Any(parameter => parameter.Type == type));
        var index = operation.Parameters.TakeWhile(parameter => parameter.Type != type).Count();
        var declarations = DeclaredFunction.Wrong(operation, Form.DllImport).Where(declaration => declaration.FaultyParameter == index).ToList();
        var source = string.Join("\n", [
            "using System; using System.Text; using System.Runtime.InteropServices;",
            .. declarations.Select((declaration, number) => declaration.Write(number)),
            Spellings.Types,
        ]);

        var counts = await new FixProperties(new SCM5001SignatureMismatchFix(), [new SCM5001SignatureMismatch()]).VerifyAsync(source, stepwise: false);

        // The structure of an axis is the author's to write.
        Assert.Equal((declarations.Count, type is NativeType.AccelerationOut ? declarations.Count : 0), counts);
    }
}
