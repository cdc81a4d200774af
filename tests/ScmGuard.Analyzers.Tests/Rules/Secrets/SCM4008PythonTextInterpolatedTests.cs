using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4008PythonTextInterpolatedTests
{
    [Theory]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{[|name|]}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.remove_key({number}, {[|name|]})\");")]
    [InlineData("PythonEngine.Exec(\"zymkey.client.lock('\" + [|name|] + \"')\");")]
    [InlineData("PythonEngine.Exec([|string.Format(\"zymkey.client.lock('{0}')\", name)|]);")]
    [InlineData("PythonEngine.Exec([|string.Concat(\"zymkey.client.lock('\", name, \"')\")|]);")]
    [InlineData("var code = $\"zymkey.client.lock('{[|name|]}')\"; PythonEngine.RunSimpleString(code);")]
    [InlineData("var quoted = \"'\" + [|name|] + \"'\"; PythonEngine.Exec($\"zymkey.client.lock({quoted})\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{[|name.Trim()|]}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{[|name ?? \"a\"|]}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{([|number > 0 ? name : \"a\"|])}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{[|Console.ReadLine()|]}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{[|_field|]}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{[|name|]}'); zymkey.client.unlock('{name}')\");")]
    [InlineData("Process.Start(\"python3\", $\"-c \\\"import zymkey; zymkey.client.lock('{[|name|]}')\\\"\");")]
    [InlineData("Process.Start(\"python3\", new[] { \"-c\", $\"zymkey.client.lock('{[|name|]}')\", name });")]
    [InlineData("_ = new ProcessStartInfo(\"python3\") { ArgumentList = { \"-c\", $\"zymkey.client.lock('{[|name|]}')\" } };")]
    public Task A_text_from_outside_in_the_program_is_reported(string statements) => Test(statements).VerifyAsync();

    [Theory]
    [InlineData("PythonEngine.Exec($\"zymkey.client.remove_key({number})\");")]
    [InlineData("PythonEngine.Exec(string.Format(\"zymkey.client.remove_key({0})\", number));")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.remove_key({number:D2}, {number > 0})\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.led_flash({DayOfWeek.Friday})\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{Constant}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{(number > 0 ? \"a\" : \"b\")}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock({Quote(name)})\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{Convert.ToHexString(bytes)}')\");")]
    [InlineData("PythonEngine.Exec($\"zymkey.client.lock('{name.Replace(\"'\", \"\")}')\");")]
    [InlineData("PythonEngine.Exec($\"print('{name}')\");")]
    [InlineData("PythonEngine.Exec(name);")]
    [InlineData("Process.Start(\"python3\", new[] { \"-c\", \"zymkey.client.lock(sys.argv[1])\", name });")]
    [InlineData("Process.Start(\"python3\", $\"-c \\\"import zymkey; zymkey.client.lock('a')\\\" {name}\");")]
    [InlineData("client.@lock($\"{name}\");")]
    [InlineData("Console.WriteLine($\"zymkey.client.lock('{name}')\");")]
    public Task A_number_a_constant_a_value_and_what_a_method_made_are_silent(string statements) => Test(statements).VerifyAsync();

    [Theory]
    [InlineData("SCM4008.Bad.cs")]
    [InlineData("SCM4008.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4008PythonTextInterpolated()).VerifyAsync();

    private static RuleTest<SCM4008PythonTextInterpolated> Test(string statements) => new()
    {
        Sources =
        {
            ["Test0.cs"] = $$"""
                using System;
                using System.Diagnostics;
                using Python.Runtime;
                class P
                {
                    const string Constant = "a";
                    string _field = "a";
                    static string Quote(string text) => "'a'";
                    void M(string name, int number, byte[] bytes) { dynamic client = Py.Import("zymkey").client; {{statements}} }
                    void Rename(string name) => _field = name;
                }
                """,
            ["PythonNet.cs"] = Recognized.PythonNet,
        },
        Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable,
    };
}
