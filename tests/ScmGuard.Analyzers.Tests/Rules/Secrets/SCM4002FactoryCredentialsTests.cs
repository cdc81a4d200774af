using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4002FactoryCredentialsTests
{
    [Theory]
    [InlineData("_ = [|new NetworkCredential(\"zymbit\", \"zymbit\")|];")]
    [InlineData("_ = [|new System.Net.NetworkCredential(\"zymbit\", \"zymbit\", text)|];")]
    [InlineData("_ = [|new NetworkCredential(password: \"zymbit\", userName: User)|];")]
    [InlineData("_ = [|new NetworkCredential { UserName = User, Password = \"zym\" + \"bit\" }|];")]
    [InlineData("NetworkCredential login = [|new(User, User)|];")]
    [InlineData("_ = [|new Renci.SshNet.SshClient(text, \"zymbit\", \"zymbit\")|];")]
    [InlineData("_ = [|new Renci.SshNet.SftpClient(text, 22, \"zymbit\", \"zymbit\")|];")]
    [InlineData("_ = [|new Renci.SshNet.PasswordAuthenticationMethod(\"zymbit\", \"zymbit\")|];")]
    [InlineData("_ = [|new Tmds.Ssh.SshClientSettings($\"zymbit@{text}\") { Credentials = [new Tmds.Ssh.PasswordCredential(\"zymbit\")] }|];")]
    [InlineData("_ = [|new Tmds.Ssh.SshClientSettings { UserName = \"zymbit\", Credentials = [new Tmds.Ssh.PasswordCredential(\"zymbit\")] }|];")]
    [InlineData("_ = new Uri([|\"ssh://zymbit:zymbit@10.0.0.2\"|]);")]
    [InlineData("_ = [|$\"sftp://zymbit:zymbit@{text}\"|];")]
    [InlineData("_ = [|\"sshpass -p zymbit ssh zymbit@\" + text|];")]
    [InlineData("_ = [|$\"sudo /usr/bin/sshpass -pzymbit scp {text} zymbit@{text}:/tmp\"|];")]
    [InlineData("_ = [|$\"sshpass -p 'zymbit' ssh -l zymbit {text}\"|];")]
    [InlineData("_ = [|$\"sshpass -p zymbit ssh -o User=zymbit {text}\"|];")]
    [InlineData("_ = [|$\"plink -ssh -pw zymbit zymbit@{text}\"|];")]
    [InlineData("[|Process.Start(\"sshpass\", $\"-p zymbit ssh zymbit@{text}\")|];")]
    [InlineData("[|Process.Start(\"sshpass\", new[] { \"-p\", \"zymbit\", \"ssh\", \"zymbit@\" + text })|];")]
    [InlineData("_ = [|new ProcessStartInfo(\"/usr/bin/sshpass\") { ArgumentList = { \"-p\", User, \"ssh\", User + \"@\" + text } }|];")]
    public Task A_login_with_both_is_reported(string statements) => Test(statements).VerifyAsync();

    [Theory]
    [InlineData("_ = new NetworkCredential(\"zymbit\", text);")]
    [InlineData("_ = new NetworkCredential(text, \"zymbit\");")]
    [InlineData("_ = new NetworkCredential(\"root\", \"zymbit\", \"zymbit\");")]
    [InlineData("_ = new NetworkCredential { UserName = \"zymbit\", Domain = \"zymbit\" };")]
    [InlineData("_ = new Renci.SshNet.SshClient(\"zymbit\", \"zymbit\", text);")]
    [InlineData("_ = new Other.SshClient(text, \"zymbit\", \"zymbit\");")]
    [InlineData("_ = new Tmds.Ssh.SshClientSettings($\"root@{text}\") { Credentials = [new Tmds.Ssh.PasswordCredential(\"zymbit\")] };")]
    [InlineData("_ = new Tmds.Ssh.SshClientSettings($\"zymbit@{text}\") { Credentials = [new Tmds.Ssh.PasswordCredential(text)] };")]
    [InlineData("var userName = \"zymbit\"; var password = \"zymbit\"; Console.WriteLine(userName == password);")]
    [InlineData("Process.Start(\"chown\", \"zymbit:zymbit /etc/gateway\");")]
    [InlineData("_ = \"docker run --user zymbit:zymbit\";")]
    [InlineData("_ = \"ssh://zymbit@unit\"; _ = \"zymbit:zymbit@\"; // ssh://zymbit:zymbit@unit")]
    [InlineData("_ = $\"sshpass -p {text} ssh zymbit@{text}\";")]
    [InlineData("_ = $\"sshpass -p zymbit ssh root@{text}\";")]
    [InlineData("_ = $\"sshpass -f /run/password ssh zymbit@{text}\";")]
    [InlineData("Process.Start(\"sshpass\", $\"-e ssh zymbit@{text}\");")]
    [InlineData("Process.Start(text, \"-p zymbit ssh zymbit@unit\");")]
    public Task One_of_them_or_a_word_that_is_no_login_is_silent(string statements) => Test(statements).VerifyAsync();

    [Fact]
    public Task The_words_may_stand_in_another_file()
    {
        var test = RoutedProgram.Test<SCM4002FactoryCredentials>(Route.DllImport, "zkLEDOn(); _ = [|new System.Net.NetworkCredential(Factory.Login, Factory.Login)|];");
        test.Sources["Factory.cs"] = "static class Factory { public const string Login = \"zymbit\"; }";
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_project_that_cannot_reach_a_module_is_left_alone() => new RuleTest<SCM4002FactoryCredentials>
    {
        Source = "class P { object M() => new System.Net.NetworkCredential(\"zymbit\", \"zymbit\"); }",
    }.VerifyAsync();

    [Theory]
    [InlineData("SCM4002.Bad.cs")]
    [InlineData("SCM4002.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4002FactoryCredentials()).VerifyAsync();

    private static RuleTest<SCM4002FactoryCredentials> Test(string statements)
    {
        var test = RoutedProgram.Test<SCM4002FactoryCredentials>(Route.DllImport, "zkLEDOn(); " + statements, "private const string User = \"zymbit\";");
        test.Sources["Using.cs"] = "global using System.Diagnostics; global using System.Net;";
        test.Sources["Ssh.cs"] = """
            namespace Renci.SshNet
            {
                public class SshClient { public SshClient(string host, string username, string password) { } }
                public class SftpClient { public SftpClient(string host, int port, string username, string password) { } }
                public class PasswordAuthenticationMethod { public PasswordAuthenticationMethod(string username, string password) { } }
            }
            namespace Tmds.Ssh
            {
                public class PasswordCredential { public PasswordCredential(string password) { } }
                public class SshClientSettings
                {
                    public SshClientSettings() { }
                    public SshClientSettings(string destination) { }
                    public string UserName { get; set; } = "";
                    public System.Collections.Generic.List<PasswordCredential> Credentials { get; set; } = [];
                }
            }
            namespace Other { public class SshClient { public SshClient(string host, string username, string password) { } } }
            """;
        return test;
    }
}
