using System;
using System.Diagnostics;

internal static class PythonWallets
{
    public static Process Create(string walletName)
    {
        var program = $"import zymkey; zymkey.client.gen_wallet_master_seed('secp256k1', '', '{walletName}', zymkey.RecoveryStrategyBIP39())"; // SCM4008
        return Process.Start("python3", ["-c", program]);
    }

    public static Process Remove(string[] arguments) =>
        Process.Start("python3", "-c \"import zymkey; zymkey.client.remove_key(" + arguments[0] + ")\""); // SCM4008
}
