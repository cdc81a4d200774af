using System;
using System.IO;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Native;

public sealed class LibraryTests(FakeLibrary fake)
{
    [Fact]
    public void A_missing_library_is_one_message_with_the_official_path_and_the_ways_to_name_another()
    {
        var exception = Assert.Throws<ZymkeyLibraryException>(() => ZkAppUtilsLibrary.Load(["/nowhere/libzk_app_utils.so"]));

        Assert.Equal(["/nowhere/libzk_app_utils.so"], exception.Paths);
        Assert.Empty(exception.MissingSymbols);
        Assert.Contains("looked for /nowhere/libzk_app_utils.so", exception.Message, StringComparison.Ordinal);
        Assert.Contains("/usr/lib/libzk_app_utils.so", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SCMGUARD_ZYMKEY_LIBRARY", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_lacks_functions_is_one_message_that_names_each_of_them()
    {
        ZymbitOperation[] lacking = [ZymbitOperation.GetRTCDrift, ZymbitOperation.GenWalletMasterSeedWithSLIP39];
        var path = fake.Build("old.so", Operations.All.Where(operation => !lacking.Contains(operation.Id)));

        var exception = Assert.Throws<ZymkeyLibraryException>(() => ZkAppUtilsLibrary.Load([path]));

        Assert.Equal(["zkGenWalletMasterSeedWithSLIP39", "zkGetRTCDrift"], exception.MissingSymbols.Order(StringComparer.Ordinal));
        Assert.Contains($"{path} is not the library", exception.Message, StringComparison.Ordinal);
        Assert.Contains("zkGetRTCDrift", exception.Message, StringComparison.Ordinal);
        Assert.Contains("zkGenWalletMasterSeedWithSLIP39", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_library_is_refused_with_the_loader_s_own_words()
    {
        var path = Path.GetTempFileName();
        try
        {
            var exception = Assert.Throws<ZymkeyLibraryException>(() => ZkAppUtilsLibrary.Load([path]));

            Assert.NotNull(exception.InnerException);
            Assert.Contains(exception.InnerException.Message, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_a_name_the_official_place_comes_before_the_older_one() =>
        Assert.Equal(["/usr/lib/libzk_app_utils.so", "/usr/local/lib/libzk_app_utils.so"], ZkAppUtilsLibrary.Candidates(path: null, variable: null));

    [Fact]
    public void An_argument_comes_before_the_environment_which_comes_before_the_official_places()
    {
        Assert.Equal(["/a.so"], ZkAppUtilsLibrary.Candidates("/a.so", "/b.so"));
        Assert.Equal(["/b.so"], ZkAppUtilsLibrary.Candidates(path: null, "/b.so"));
        Assert.Equal(2, ZkAppUtilsLibrary.Candidates(path: null, variable: string.Empty).Count);
    }

    [Theory]
    [InlineData("libzk_app_utils.so")]
    [InlineData("./libzk_app_utils.so")]
    [InlineData("lib/libzk_app_utils.so")]
    public void A_relative_path_is_refused(string path)
    {
        Assert.Throws<ArgumentException>(() => ZkAppUtilsLibrary.Candidates(path, variable: null));
        Assert.Throws<ArgumentException>(() => ZkAppUtilsLibrary.Candidates(path: null, path));
    }

    [Fact]
    public void A_second_library_in_the_process_is_refused_and_the_first_stays()
    {
        using var client = fake.Open();

        var exception = Assert.Throws<InvalidOperationException>(() => ZymkeyClient.Open("/usr/lib/another.so"));

        Assert.Contains(fake.LibraryPath, exception.Message, StringComparison.Ordinal);
        Assert.Equal("serial_num_str", client.GetSerialNumber());
    }

    [Fact]
    public void Without_a_path_the_library_of_the_process_is_used()
    {
        using var first = fake.Open();
        using var second = ZymkeyClient.Open();

        Assert.Equal(2, fake.ContextsOpened);
    }

    [Fact]
    public void A_module_that_cannot_be_reached_says_what_to_check()
    {
        fake.Open().Dispose();
        fake.Reset();
        fake.Answer(ZymbitOperation.Open, -111);

        var exception = Assert.Throws<ZymkeyException>(() => ZymkeyClient.Open());

        Assert.Equal("zkOpen", exception.Function);
        Assert.Equal(-111, exception.Code);
        Assert.Contains("systemctl status zkifc", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SCM FAQ and Troubleshooting", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, fake.ContextsClosed);
    }
}
