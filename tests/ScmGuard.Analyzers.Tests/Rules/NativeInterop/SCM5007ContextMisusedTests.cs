using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

/// <summary>What is reported where; the table of the flow's own test has the shapes of code.</summary>
public sealed class SCM5007ContextMisusedTests
{
    [Theory]
    [InlineData("Open(out var c); Close(c); {|SCM5007:Led(c)|};")]
    [InlineData("Close(opened); {|SCM5007:Close(opened)|};")]
    [InlineData("Work(); {|SCM5007:Open(out var c)|}; Led(c);")]
    public Task A_mistake_is_reported_at_the_call(string body) => TypestateRuleTest.VerifyAsync<SCM5007ContextMisused>(body);

    [Theory]
    [InlineData("Open(out var c); Led(c); Close(c);")]
    [InlineData("Open(out var c); _ctx = c;")]
    public Task The_right_order_is_silent(string body) => TypestateRuleTest.VerifyAsync<SCM5007ContextMisused>(body);

    [Theory]
    [InlineData("SCM5007.Bad.cs")]
    [InlineData("SCM5007.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM5007ContextMisused()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => TypestateRuleTest.VerifyRobustAsync(new SCM5007ContextMisused());
}
