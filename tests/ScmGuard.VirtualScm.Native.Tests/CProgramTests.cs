using System.Collections.Generic;

namespace ScmGuard.VirtualScm.Native.Tests;

public sealed class CProgramTests(PublishedLibrary library)
{
    private static readonly string[] s_sanitized = ["-fsanitize=address", "-fno-omit-frame-pointer"];

    [Fact]
    public void A_C_program_gets_the_right_answer_from_every_function_and_sees_nothing_printed()
    {
        using UnitDirectory unit = new("scm-a1");
        RunResult result = HostProgram.Run(TestPrograms.Compile(library, "every_export.c", unit.Files), [unit.Files], unit.Environment).Succeeded();
        Assert.Empty(result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void What_the_library_gives_is_freed_by_libc_without_an_error_or_a_leak()
    {
        using UnitDirectory unit = new("scm-a1");
        RunResult result = HostProgram.Run(TestPrograms.Compile(library, "every_export.c", unit.Files, s_sanitized), [unit.Files], Sanitized(unit)).Succeeded();
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_program_that_forgets_to_free_is_found_out()
    {
        using UnitDirectory unit = new("scm-a1");
        RunResult result = HostProgram.Run(TestPrograms.Compile(library, "every_export.c", unit.Files, [.. s_sanitized, "-DLEAK"]), [unit.Files], Sanitized(unit));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("detected memory leaks", result.Error, System.StringComparison.Ordinal);
        Assert.Contains("zkUnlockDataF2B", result.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_of_opening_using_and_closing_do_not_pile_up_memory()
    {
        const int Rounds = 30;
        const int BytesOfOneKey = 1000;
        using UnitDirectory unit = new("scm-a1");
        RunResult result = HostProgram.Run(TestPrograms.Compile(library, "growth.c", unit.Files), [], unit.Environment).Succeeded();
        // One object of libcrypto kept in each round would be more than this.
        Assert.InRange(long.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture), long.MinValue, Rounds * BytesOfOneKey);
    }

    [Fact]
    public void Threads_share_a_context_and_open_their_own_without_losing_a_key()
    {
        using UnitDirectory unit = new("scm-a1");
        RunResult result = HostProgram.Run(TestPrograms.Compile(library, "threads.c", unit.Files), [], unit.Environment).Succeeded();
        Assert.Empty(result.Error);
    }

    private static Dictionary<string, string> Sanitized(UnitDirectory unit) => new(unit.Environment)
    {
        ["ASAN_OPTIONS"] = "detect_leaks=1:exitcode=23",
        ["LSAN_OPTIONS"] = $"suppressions={TestPrograms.PathOf("lsan.supp")}:print_suppressions=0",
    };
}
