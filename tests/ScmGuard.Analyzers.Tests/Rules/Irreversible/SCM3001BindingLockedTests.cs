using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

public sealed class SCM3001BindingLockedTests
{
    public static TheoryData<Route, string> Calls => RoutedProgram.Rows(
        ("[|zkLockBinding()|];", "[|client.lock_binding()|];", "[|unit.LockBinding(Irreversible.ForUnit(text))|];"));

    [Theory]
    [MemberData(nameof(Calls))]
    public Task A_locked_binding_is_an_error(Route route, string statements) => RoutedProgram.Test<SCM3001BindingLocked>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Calls))]
    public Task Provisioning_code_may_lock(Route route, string statements) =>
        RoutedProgram.Test<SCM3001BindingLocked>(route, RoutedProgram.Unmarked(statements), attribute: "[ScmProvisioning]").VerifyAsync();

    [Theory]
    [InlineData("[ScmProvisioning] class P { void M() => Native.zkLockBinding(0); }")]
    [InlineData("[ScmProvisioning] class P { class Inner { void M() => Native.zkLockBinding(0); } }")]
    [InlineData("class P { [ScmProvisioning] void M() { System.Action later = () => Native.zkLockBinding(0); later(); } }")]
    [InlineData("class P { [ScmProvisioning] void M() { Local(); void Local() => Native.zkLockBinding(0); } }")]
    [InlineData("class P { void M() { Local(); [ScmProvisioning] void Local() => Native.zkLockBinding(0); } }")]
    [InlineData("class P { [ScmProvisioning] int Locked => Native.zkLockBinding(0); }")]
    [InlineData("class P { [ScmProvisioning] int Locked { get { return Native.zkLockBinding(0); } } }")]
    [InlineData("class P { [ScmProvisioning] P() { Native.zkLockBinding(0); } }")]
    [InlineData("[assembly: ScmProvisioning] class P { void M() => Native.zkLockBinding(0); }")]
    [InlineData("class P { void M() => [|Native.zkLockBinding(0)|]; [ScmProvisioning] void Other() { } }")]
    [InlineData("[ScmProvisioning] class Base { } class P : Base { void M() => [|Native.zkLockBinding(0)|]; }")]
    [InlineData("class P { void Caller() => M(); [ScmProvisioning] void M() => Native.zkLockBinding(0); }")]
    [InlineData("class P { void Caller() => M(0); [ScmProvisioning] static int M(nint ctx) => Native.zkLockBinding(ctx); }")]
    [InlineData("class P { [ScmProvisioning] void Caller() => M(0); static int M(nint ctx) => [|Native.zkLockBinding(ctx)|]; }")]
    [InlineData("class P { string M() => nameof(Native.zkLockBinding); }")]
    public Task The_attribute_holds_for_a_member_a_type_or_an_assembly(string code)
    {
        var test = new RuleTest<SCM3001BindingLocked>
        {
            Sources =
            {
                ["P.cs"] = code,
                ["Native.cs"] = """
                    using System;
                    using System.Runtime.InteropServices;
                    static class Native { [DllImport("zk_app_utils")] public static extern int zkLockBinding(nint ctx); }
                    [AttributeUsage(AttributeTargets.All)] sealed class ScmProvisioningAttribute : Attribute;
                    """,
            },
        };
        return test.VerifyAsync();
    }

    [Fact]
    public Task The_annotation_of_the_package_is_the_one_that_is_read()
    {
        var test = new RuleTest<SCM3001BindingLocked>
        {
            Source = """
                using System.Runtime.InteropServices;
                using ScmGuard.Annotations;
                static class P { [DllImport("zk_app_utils")] static extern int zkLockBinding(nint ctx); [ScmProvisioning] static int Lock() => zkLockBinding(0); }
                """,
        };
        test.AddReference(typeof(ScmGuard.Annotations.ScmProvisioningAttribute));
        return test.VerifyAsync();
    }

    [Fact]
    public Task The_message_says_what_happens_and_where_it_is_allowed()
    {
        var test = RoutedProgram.Test<SCM3001BindingLocked>(Route.DllImport, "{|#0:zkLockBinding()|};");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM3001").WithLocation(0).WithSeverity(DiagnosticSeverity.Error)
            .WithMessageContaining("for good").WithMessageContaining("ScmProvisioning"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM3001.Bad.cs")]
    [InlineData("SCM3001.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3001BindingLocked()).VerifyAsync();
}
