using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>Code on every route, as it is typed or broken by accident, never makes recognition throw.</summary>
public sealed class RouteRobustnessTests
{
    public static TheoryData<string> Routes() => [.. Route.All.Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Malformed_code_never_makes_recognition_throw(string name)
    {
        var route = Route.All.Single(candidate => candidate.Name == name);
        BadCall[] calls = [.. BadCalls.ByRule[typeof(SCM1001KeyPairLostAtReboot)], .. BadCalls.ByRule[typeof(SCM2001WalletNameUsedTwice)]];
        var test = new RobustnessTest(new SCM1001KeyPairLostAtReboot(), new SCM2001WalletNameUsedTwice())
        {
            Source = route.Write(calls),
            MutantsPerFile = 16,
            HalfTypedStride = 12,
        };
        test.Sources["PythonNet.cs"] = Recognized.PythonNet;
        if (route.Settings(calls) is { } settings)
        {
            test.AdditionalFiles["scmguard.json"] = settings;
        }

        Assert.InRange(await test.VerifyAsync(), 30, 1_000);
    }
}
