using System;
using System.Text;
using Gateway;

using var module = SecureModule.Open();
var wallets = new Wallets(module);
Console.WriteLine($"Operator's wallet in slot {wallets.CreateOperatorWallet()}, customer's in slot {wallets.CreateCustomerWallet()}.");

var signer = new TelemetrySigner(module, new KeyProvisioning(module).CreateTelemetryKey());
Console.WriteLine($"Telemetry is signed with {Convert.ToHexString(signer.PublicKey())}.");
Console.WriteLine(Convert.ToHexString(signer.Sign(Encoding.UTF8.GetBytes("{\"celsius\":21.5}"))));
