using System;
using System.Text;
using Gateway;

using var module = SecureModule.Open();
var wallets = new Wallets(module, RecoveryCard.Print);
Console.WriteLine($"Customer's wallet in slot {wallets.CreateCustomerWallet()}.");

var signer = new TelemetrySigner(module, new KeyProvisioning(module, wallets).CreateTelemetryKey());
Console.WriteLine($"Telemetry is signed with {Convert.ToHexString(signer.PublicKey())}.");
Console.WriteLine(Convert.ToHexString(signer.Sign(Encoding.UTF8.GetBytes("{\"celsius\":21.5}"))));
