using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

public sealed class SCM3008BrickingFileChangeTests
{
    [Theory]
    [InlineData("[|File.AppendAllText(\"/boot/config.txt\", \"otg_mode=1\\n\")|];")]
    [InlineData("[|File.AppendAllText(\"/boot/firmware/config.txt\", \"\\notg_mode=1\")|];")]
    [InlineData("[|File.AppendAllLines(\"/boot/config.txt\", new[] { \"otg_mode=1\" })|];")]
    [InlineData("[|File.WriteAllText(\"/boot/config.txt\", text + \"\\notg_mode=1\\n\")|];")]
    [InlineData("[|File.WriteAllText(\"/boot/config.txt\", $\"{text}\\notg_mode=1\\n\")|];")]
    [InlineData("[|File.WriteAllText(\"/boot/config.txt\", \"arm_64bit=1\\n\")|];")]
    [InlineData("[|File.WriteAllText(\"/boot/config.txt\", \"#dtoverlay=dwc2,dr_mode=host\\n\")|];")]
    [InlineData("var old = File.ReadAllText(\"/boot/config.txt\"); [|File.WriteAllText(\"/boot/config.txt\", old.Replace(\"dr_mode=host\", \"dr_mode=otg\"))|];")]
    [InlineData("var old = File.ReadAllText(\"/boot/config.txt\"); var next = old.Replace(\"dtoverlay=dwc2,dr_mode=host\", \"\").Replace(\"a\", \"b\"); [|File.WriteAllText(\"/boot/config.txt\", next)|];")]
    public Task A_configuration_without_the_host_mode_is_an_error(string statements) => Verify(statements);

    [Theory]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", \"#otg_mode=1\\n\");")]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", \"otg_mode=0\\n\");")]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", \"gpu_mem=16\\n\");")]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", text);")]
    [InlineData("File.AppendAllLines(\"/boot/config.txt\", new[] { text, \"gpu_mem=16\" });")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", \"arm_64bit=1\\ndtoverlay=dwc2,dr_mode=host\\n\");")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text);")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text + \"gpu_mem=16\\n\");")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text.Replace(\"otg_mode=1\", \"dtoverlay=dwc2,dr_mode=host\"));")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text.Replace(\"dr_mode=host\", text));")]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", \"#\" + text + \"otg_mode=1\\n\");")]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", $\"\\notg_mode=1{number}\\n\");")]
    [InlineData("File.AppendAllText(\"/boot/config.txt\", text.Replace(\"dr_mode=host\", \"\"));")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text.Replace(\"#dtoverlay=dwc2,dr_mode=host\", \"\"));")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text.Replace(\"dr_mode=host\", \"MODE\").Replace(\"MODE\", \"dr_mode=host\"));")]
    [InlineData("File.WriteAllText(\"/boot/config.txt\", text.Replace(\"dr_mode=host\", \"MODE\").Replace(\"MODE\", text));")]
    [InlineData("File.WriteAllText(\"/boot/saved/config.txt\", \"otg_mode=1\");")]
    [InlineData("File.WriteAllText(\"/boot/cmdline.txt\", \"otg_mode=1\");")]
    [InlineData("File.WriteAllText(\"/srv/config.txt\", \"otg_mode=1\");")]
    [InlineData("Console.WriteLine(\"otg_mode=1\");")]
    [InlineData("File.ReadAllText(\"/boot/config.txt\");")]
    public Task A_configuration_that_keeps_it_or_is_not_known_is_silent(string statements) => Verify(statements);

    [Theory]
    [InlineData("[|File.Delete(\"/var/lib/zymbit/key\")|];")]
    [InlineData("[|Directory.Delete(\"/var/lib/zymbit\", true)|];")]
    [InlineData("[|Directory.Delete(\"/var/lib/zymbit/\", true)|];")]
    [InlineData("[|File.WriteAllBytes(\"/var/lib/zymbit/\" + text, bytes)|];")]
    [InlineData("[|Directory.Delete(Path.Join(\"/var/lib\", \"/zymbit\"), true)|];")]
    [InlineData("File.Delete(\"/var/lib/zymbit/../gateway/key\");")]
    [InlineData("Directory.Delete(Path.Join(\"/var/lib/zymbit\", \"/../gateway\"), true);")]
    [InlineData("[|File.Copy(text, $\"/var/lib/zymbit/{text}\", true)|];")]
    [InlineData("[|File.Move(\"/var/lib/zymbit/key\", text)|];")]
    [InlineData("[|Directory.Move(\"/var/lib/zymbit\", text)|];")]
    [InlineData("using var file = [|new StreamWriter(\"/var/lib/zymbit/key\")|];")]
    [InlineData("using FileStream file = [|new(\"/var/lib/zymbit/key\", FileMode.OpenOrCreate, FileAccess.Write)|];")]
    [InlineData("[|File.WriteAllText(Path.Combine(\"/var/lib/zymbit\", text), text)|];")]
    [InlineData("File.WriteAllText(\"/var/lib/zymbit/zkenv.conf\", text);")]
    [InlineData("File.Copy(\"/var/lib/zymbit/key\", text);")]
    [InlineData("File.ReadAllBytes(\"/var/lib/zymbit/key\");")]
    [InlineData("using var file = new FileStream(\"/var/lib/zymbit/key\", FileMode.Open, FileAccess.Read);")]
    [InlineData("File.WriteAllText(\"/var/lib/zymbit2/key\", text);")]
    [InlineData("File.WriteAllText(\"/var/lib/\" + text, text);")]
    [InlineData("Directory.CreateDirectory(\"/var/lib/zymbit\");")]
    [InlineData("File.Delete(text);")]
    public Task A_write_below_the_daemon_s_state_is_an_error(string statements) => Verify(statements);

    [Theory]
    [InlineData("HSM6", "File.AppendAllText(\"/boot/config.txt\", \"otg_mode=1\\n\"); [|File.Delete(\"/var/lib/zymbit/key\")|];")]
    [InlineData("SCM", "[|File.AppendAllText(\"/boot/config.txt\", \"otg_mode=1\\n\")|];")]
    public Task The_host_mode_concerns_an_SCM_and_the_state_every_model(string target, string statements)
    {
        var test = Test(statements);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM3008.Bad.cs")]
    [InlineData("SCM3008.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3008BrickingFileChange()).VerifyAsync();

    private static Task Verify(string statements) => Test(statements).VerifyAsync();

    private static RuleTest<SCM3008BrickingFileChange> Test(string statements) => RoutedProgram.Test<SCM3008BrickingFileChange>(Route.DllImport, "zkLEDOn(); " + statements);
}
