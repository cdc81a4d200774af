using System;
using System.IO;

namespace Gateway;

/// <summary>Brings a recovery mnemonic to paper: the label printer at the provisioning desk, and nowhere else.</summary>
internal static class RecoveryCard
{
    private const string Printer = "/dev/usb/lp0";

    public static void Print(string walletName, ReadOnlySpan<byte> mnemonic)
    {
        using var paper = new FileStream(Printer, FileMode.Open, FileAccess.Write);
        paper.Write("Recovery words of wallet "u8);
        paper.Write(System.Text.Encoding.UTF8.GetBytes(walletName));
        paper.Write(":\n"u8);
        paper.Write(mnemonic);
        paper.Write("\n\f"u8);
    }
}
