using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4003SecretDisclosedTests
{
    private const string Make = "zkGenWalletMasterSeedWithBIP39(1, number.ToString(), \"fleet\", bytes, 0, null, ";
    private const string Restore = "zkRestoreWalletMasterSeedFromBIP39Mnemonic(1, null, \"fleet\", bytes, 0, null, text);";
    private const string Words = Make + "out var pointer); var words = Marshal.PtrToStringUTF8(pointer); ";
    private const string Python = "client.gen_wallet_master_seed(\"secp256k1\", number, \"fleet\", zymkey.RecoveryStrategyBIP39())";

    public static TheoryData<Route, string> Shown => RoutedProgram.Rows(
        ($"{Words} Console.WriteLine([|words|]);", $"var pair = {Python}; Console.WriteLine([|pair[1]|]);", "unit.CreateMasterSeed(KeyType.Secp256K1, \"fleet\", RecoveryStrategy.Bip39(), out var words); Console.WriteLine([|System.Text.Encoding.UTF8.GetString(words.Reveal())|]);"),
        ($"{Words} Console.Error.Write([|$\"words: {{words}}\"|]);", $"Console.WriteLine([|{Python}|]);", "void Next(ISlip39Generation session) { using var share = session.NextShare(); throw new Exception([|System.Text.Encoding.UTF8.GetString(share.Reveal())|]); }"),
        ($"{Words} Console.WriteLine(\"{{0}}: {{1}}\", number, [|words|]);", "string share = client.add_gen_SLIP39_member_pwd(text); Console.WriteLine([|share|]);", $"unit.RestoreMasterSeed(KeyType.Secp256K1, \"fleet\", new Mnemonic(text)); Console.WriteLine([|text|]);"),
        ($"{Words} var line = string.Format(\"{{0}}\", words); Console.WriteLine([|line|]);", "client.add_restore_SLIP39_mnemonic(\"a\", text); Console.WriteLine([|$\"{text}\"|]);", "var strategy = RecoveryStrategy.Bip39(new Passphrase(text)); unit.CreateMasterSeed(KeyType.Secp256K1, \"fleet\", strategy, out _); Console.WriteLine([|text|]);"),
        ($"{Words} System.Diagnostics.Debug.WriteLine([|\"words \" + words.ToUpperInvariant()|]);", null, null),
        ($"{Words} System.Diagnostics.Debug.Assert(flag, [|$\"words {{words}}\"|]);", null, null),
        ($"{Words} System.Diagnostics.Trace.TraceError(\"{{0}}\", [|words|]);", null, null),
        ($"{Words} throw new InvalidOperationException([|$\"{{words,20}}\"|]);", null, null),
        ($"{Words} foreach (var word in words.Split(' ')) Console.WriteLine([|word|]);", null, null),
        ($"{Words} var all = new System.Text.StringBuilder(); all.Append(\"words\").Append(words).AppendLine(); Console.WriteLine([|all.ToString()|]);", null, null),
        ($"{Words} var all = new System.Text.StringBuilder(); all.Append($\"words {{words}}\"); Console.WriteLine([|all|]);", null, null),
        ($"{Words} var shown = flag ? words : text; Console.WriteLine([|shown|]);", null, null),
        ($"{Words} string shown; if (flag) {{ shown = words; }} else {{ shown = text; }} Console.WriteLine([|shown|]);", null, null),
        ($"{Words} string shown = null; shown ??= words; Console.WriteLine([|shown|]);", null, null),
        ($"{Words} Action show = () => Console.WriteLine([|Marshal.PtrToStringUTF8(pointer)|]);", null, null),
        ($"try {{ {Words} if (flag) throw new Exception(); Console.WriteLine([|words|]); }} finally {{ zkLEDOff(); }}", null, null),
        ($"{Make}out var pointer); var copy = new byte[200]; Marshal.Copy(pointer, copy, 0, 200); Console.WriteLine([|Convert.ToBase64String(copy)|]);", null, null),
        ($"nint pointer = 0; string words = null; {Make}out pointer); words = Marshal.PtrToStringUTF8(pointer); Console.WriteLine([|words|]); words = null; pointer = 0; Console.WriteLine(words);", null, null),
        ($"{Words} string shown = null; while (flag) {{ Console.WriteLine([|shown|]); shown = words; }}", null, null),
        ($"{Words} var shown = number switch {{ 0 => words, _ => text }}; Console.WriteLine([|shown|]);", null, null),
        ($"{Words} var shown = text; try {{ shown = words; zkLEDOff(); }} catch (Exception) {{ Console.WriteLine([|shown|]); }}", null, null),
        ($"{Words} if (flag) {{ words = text; }} Console.WriteLine([|words|]);", null, null),
        ($"{Words} object any = words; if (any is string shown) Console.WriteLine([|shown|]);", null, null),
        ($"Console.WriteLine([|text|]); {Restore}", null, null),
        ($"{Restore} Console.WriteLine([|text|]); {Restore}", null, null),
        ($"Func<string> ask = Console.ReadLine; var typed = ask(); var words = typed.Trim(); Console.WriteLine([|typed|]); zkAddRestoreSLIP39Mnemonic(words, null); Console.WriteLine([|words|]);", null, null),
        ($"if (number > 0) {{ Restore(text); }} Console.WriteLine([|text|]); void Restore(string words) => zkAddRestoreSLIP39Mnemonic(words, null);", null, null),
        ($"try {{ {Restore} }} catch (Exception exception) {{ throw new ArgumentException([|text|], exception); }}", null, null));

    public static TheoryData<Route, string> Kept => RoutedProgram.Rows(
        ($"{Make}out var pointer); Console.WriteLine(pointer);", $"var pair = {Python}; Console.WriteLine(pair[0]);", "unit.CreateMasterSeed(KeyType.Secp256K1, \"fleet\", RecoveryStrategy.Bip39(), out var words); Console.WriteLine(words);"),
        ($"{Make}out var pointer); Console.WriteLine($\"{{pointer}} {{number}}\");", $"int slot = {Python}[0]; Console.WriteLine(slot);", "unit.CreateMasterSeed(KeyType.Secp256K1, \"fleet\", RecoveryStrategy.Bip39(), out var words); Console.WriteLine($\"{words} {words.WordCount} {words.Reveal().Length}\");"),
        ($"{Words} Console.WriteLine(words.Length);", "var made = client.gen_wallet_master_seed(\"secp256k1\", number, \"fleet\"); Console.WriteLine(made);", null),
        ($"{Words} Console.WriteLine(words is null);", "client.add_restore_SLIP39_mnemonic(text, \"\"); Console.WriteLine(text.Length);", null),
        ($"{Words} Console.WriteLine(Mask(words)); static string Mask(string words) => \"***\";", null, null),
        ($"{Words} Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(words))));", null, null),
        ($"{Words} words = \"***\"; Console.WriteLine(words);", null, null),
        ($"string words = text; Console.WriteLine(words); {Make}out var pointer); words = Marshal.PtrToStringUTF8(pointer);", null, null),
        ($"{Words} var shown = text; try {{ shown = words; }} finally {{ shown = null; }} Console.WriteLine(shown);", null, null),
        ($"{Words} if (flag) {{ Console.WriteLine(text); return; }} words = text; Console.WriteLine(words);", null, null),
        ($"{Words} Hide(ref words); Console.WriteLine(words); static void Hide(ref string hidden) => hidden = null;", null, null),
        ($"{Words} File.WriteAllText(\"/media/card/words\", words);", null, null),
        ($"{Words} ArgumentException.ThrowIfNullOrEmpty(words); Keep(words); static void Keep(string kept) {{ }}", null, null),
        ($"{Words} using var paper = new StreamWriter(\"/dev/usb/lp0\"); paper.WriteLine(words);", null, null),
        ($"{Words} var all = new System.Text.StringBuilder(words); all.Clear(); Console.WriteLine(all);", null, null),
        ($"var words = text; if (flag) {{ words = Console.ReadLine(); }} zkAddRestoreSLIP39Mnemonic(null, words); words = \"\"; Console.WriteLine(words);", null, null),
        ($"var none = \"\"; zkAddRestoreSLIP39Mnemonic(none, null); Console.WriteLine(none);", null, null),
        ("var passphrase = text; var mnemonic = text; zkLEDOn(); Console.WriteLine(passphrase + mnemonic);", null, null));

    [Theory]
    [MemberData(nameof(Shown))]
    public Task A_secret_that_is_shown_is_reported_where_it_is(Route route, string statements) => RoutedProgram.Test<SCM4003SecretDisclosed>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Kept))]
    public Task A_secret_that_is_kept_masked_or_handed_on_is_silent(Route route, string statements) => RoutedProgram.Test<SCM4003SecretDisclosed>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("Passphrase", "[|text|]")]
    [InlineData("Reference", "text")]
    public Task What_a_wrapper_is_given_is_the_text_only_in_an_object_that_is_called_after_the_secret(string type, string shown) => RoutedProgram.Test<SCM4003SecretDisclosed>(
        Route.AnnotatedWrapper,
        $"Add(new {type}(text)); Console.WriteLine({shown});",
        $"sealed class {type}(string content) {{ public string Content => content; }} [ZymbitApi(\"zkAddRestoreSLIP39Mnemonic\")] static void Add({type} passphrase) {{ }}").VerifyAsync();

    [Theory]
    [InlineData("logger.LogInformation(\"restored {Words}\", [|text|]);")]
    [InlineData("logger.LogError([|$\"{text}\"|]);")]
    [InlineData("using (logger.BeginScope(\"{Words}\", [|text|])) { }")]
    [InlineData("logger.Log(1, [|text|]);")]
    [InlineData("Restored(logger, [|text|]);")]
    [InlineData("logger.LogInformation(\"restored {Count}\", text.Length);")]
    [InlineData("other.LogInformation(text);")]
    public Task A_log_is_told_by_the_full_name_of_its_type(string statements)
    {
        var test = RoutedProgram.Test<SCM4003SecretDisclosed>(
            Route.DllImport,
            $"{Restore} Microsoft.Extensions.Logging.ILogger logger = null; Elsewhere.ILogger other = null; {statements}",
            "[Microsoft.Extensions.Logging.LoggerMessage] static partial void Restored(Microsoft.Extensions.Logging.ILogger logger, string words);");
        test.Sources["Logging.cs"] = """
            namespace Microsoft.Extensions.Logging
            {
                public interface ILogger { void Log<TState>(int level, TState state); }
                public sealed class LoggerMessageAttribute : System.Attribute;
                public static class LoggerExtensions
                {
                    public static void LogInformation(this ILogger logger, string message, params object[] args) { }
                    public static void LogError(this ILogger logger, string message, params object[] args) { }
                    public static System.IDisposable BeginScope(this ILogger logger, string message, params object[] args) => null!;
                }
            }
            namespace Elsewhere
            {
                public interface ILogger { }
                public static class LoggerExtensions { public static void LogInformation(this ILogger logger, string message) { } }
            }
            partial class Program { static partial void Restored(Microsoft.Extensions.Logging.ILogger logger, string words) { } }
            """;
        test.Sources["Using.cs"] = "global using Microsoft.Extensions.Logging; global using Elsewhere;";
        test.Sources["Program.cs"] = test.Sources["Program.cs"].Replace("global using", "using");
        return test.VerifyAsync();
    }

    [Fact]
    public async Task The_message_says_which_secret_gets_where_and_does_not_repeat_it()
    {
        var test = RoutedProgram.Test<SCM4003SecretDisclosed>(Route.DllImport, "const string words = \"legal winner\"; zkAddRestoreSLIP39Mnemonic(text, words); Console.WriteLine(words); throw new Exception(text);");
        var found = (await test.GetDiagnosticsAsync()).Select(diagnostic => diagnostic.GetMessage()).ToList();
        Assert.Equal(2, found.Count);
        Assert.Contains(found, message => message.StartsWith("A mnemonic reaches the console:", System.StringComparison.Ordinal));
        Assert.Contains(found, message => message.StartsWith("A passphrase reaches an exception:", System.StringComparison.Ordinal));
        Assert.All(found, message => Assert.DoesNotContain("winner", message));
    }

    [Fact]
    public async Task A_text_that_is_put_together_of_thousands_of_parts_is_read_as_well()
    {
        var test = RoutedProgram.Test<SCM4003SecretDisclosed>(Route.DllImport, $"{Restore} Console.WriteLine({string.Join(" + ", Enumerable.Repeat("text + number", 1_500))});");
        Assert.Single(await test.GetDiagnosticsAsync());
    }

    [Theory]
    [InlineData("SCM4003.Bad.cs")]
    [InlineData("SCM4003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4003SecretDisclosed()).VerifyAsync();
}
