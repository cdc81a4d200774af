using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Board;

public sealed class SCM6004WaitMisjudgedTests
{
    public static TheoryData<Route, string> ForEver => RoutedProgram.Rows(
        ("[|zkWaitForTap(0xFFFFFFFF)|];", "[|client.wait_for_tap()|];", "[|unit.WaitForTap(System.Threading.Timeout.InfiniteTimeSpan)|];"),
        ("[|zkWaitForPerimeterEvent(uint.MaxValue)|];", "[|client.wait_for_perimeter_event(-1)|];", "[|unit.WaitForPerimeterEvent(TimeSpan.FromMilliseconds(-1))|];"),
        ("[|zkWaitForTap(unchecked((uint)-1))|];", "[|client.wait_for_tap(timeout_ms: -1)|];", "var never = System.Threading.Timeout.InfiniteTimeSpan; [|unit.WaitForTap(never)|];"),
        ("if ([|zkWaitForTap(uint.MaxValue)|] < 0) throw new Exception();", null, null));

    public static TheoryData<Route, string> Bounded => RoutedProgram.Rows(
        ("zkWaitForTap(0);", "client.wait_for_tap(0);", "unit.WaitForTap(TimeSpan.Zero);"),
        ("zkWaitForPerimeterEvent(1000);", "client.wait_for_perimeter_event(1000);", "unit.WaitForPerimeterEvent(TimeSpan.FromSeconds(1));"),
        ("zkWaitForTap((uint)number);", "client.wait_for_tap(number);", "unit.WaitForTap(TimeSpan.FromSeconds(number));"),
        ("uint time = 1000; if (flag) time = uint.MaxValue; zkWaitForTap(time);", null, "unit.WaitForTap(flag ? TimeSpan.Zero : System.Threading.Timeout.InfiniteTimeSpan);"));

    public static TheoryData<Route, string> TakenForAnError => RoutedProgram.Rows(
        ("if ([|zkWaitForTap(1000) < 0|]) throw new Exception();", null, null),
        ("var result = zkWaitForPerimeterEvent(1000); if ([|result != 0|]) { throw new Exception(); }", null, null),
        ("var result = zkWaitForTap(0); [|ArgumentOutOfRangeException.ThrowIfNegative(result)|];", null, null),
        ("var result = zkWaitForTap(0); if (!([|result >= 0|])) throw new Exception();", null, null),
        ("var result = zkWaitForTap(0); if ([|result is < 0|]) { Console.WriteLine(); throw new Exception(); }", null, null));

    public static TheoryData<Route, string> ToldApart => RoutedProgram.Rows(
        ("var result = zkWaitForTap(1000); if (result < 0 && result != -110) throw new Exception();", null, null),
        ("var result = zkWaitForTap(1000); if (result == -110) return; if (result < 0) throw new Exception();", null, null),
        ("var result = zkWaitForTap(1000); switch (result) { case -110: return; case < 0: throw new Exception(); }", null, null),
        ("if (zkWaitForTap(1000) == -110) throw new TimeoutException();", null, null),
        ("if (zkWaitForTap(1000) < 0) return;", null, null),
        ("if (zkWaitForTap(1000) < -110) throw new Exception();", null, null),
        ("if (zkLEDOn() < 0) throw new Exception();", null, null),
        (null, "client.wait_for_tap(1000);", "if (!unit.WaitForTap(TimeSpan.FromSeconds(1))) throw new Exception();"));

    [Theory]
    [MemberData(nameof(ForEver))]
    public Task A_wait_without_an_end_is_reported(Route route, string statements) => Verify(route, statements);

    [Theory]
    [MemberData(nameof(Bounded))]
    public Task A_wait_with_an_end_or_one_that_is_not_known_is_silent(Route route, string statements) => Verify(route, statements);

    [Theory]
    [MemberData(nameof(TakenForAnError))]
    public Task A_time_out_that_throws_like_an_error_is_reported(Route route, string statements) => Verify(route, statements);

    [Theory]
    [MemberData(nameof(ToldApart))]
    public Task A_time_out_that_is_told_apart_or_does_not_throw_is_silent(Route route, string statements) => Verify(route, statements);

    [Fact]
    public Task What_a_text_waits_for_is_read_and_what_runs_it_returns_its_own_result()
    {
        var test = RoutedProgram.Test<SCM6004WaitMisjudged>(
            Route.PythonClient,
            "if (Python.Runtime.PythonEngine.RunSimpleString(\"import zymkey; zymkey.client.wait_for_tap(1000)\") < 0) throw new Exception(); "
            + "Python.Runtime.PythonEngine.RunSimpleString(\"import zymkey; [|zymkey.client.wait_for_tap()|]\");");
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM6004.Bad.cs")]
    [InlineData("SCM6004.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM6004WaitMisjudged()).VerifyAsync();

    private static Task Verify(Route route, string statements) => RoutedProgram.Test<SCM6004WaitMisjudged>(route, statements).VerifyAsync();
}
