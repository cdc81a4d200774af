using System.Diagnostics;

internal static class PythonWallets
{
    private const string Program =
        "import sys, zymkey; zymkey.client.gen_wallet_master_seed('secp256k1', '', sys.argv[1], zymkey.RecoveryStrategyBIP39())";

    // What comes from outside is an argument of the program, and no part of it.
    public static Process Create(string walletName) => Process.Start("python3", ["-c", Program, walletName]);

    // A number has no quotation marks.
    public static Process Remove(int slot) => Process.Start("python3", ["-c", $"import zymkey; zymkey.client.remove_key({slot})"]);
}
