using System;
using System.Threading.Tasks;

namespace ScmGuard.Testing.Tests.Verification;

/// <summary>A verification that must fail.</summary>
internal static class Failure
{
    /// <summary>The message that it fails with.</summary>
    public static async Task<string> MessageOf(RuleTest test) => await MessageOf(test.VerifyAsync);

    /// <summary>The message that it fails with.</summary>
    public static async Task<string> MessageOf(Func<Task> verify) => (await Assert.ThrowsAsync<VerificationException>(verify)).Message;
}
