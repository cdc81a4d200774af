using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

public sealed class SCM2001WalletNameUsedTwiceTests
{
    /// <summary>Imports with only the parameters that matter here, so that a row of a table stays one line.</summary>
    private const string Zymbit = """
        using System;
        using System.Runtime.InteropServices;
        internal static class Zymbit
        {
            private const string Library = "zk_app_utils";
            [DllImport(Library, EntryPoint = "zkGenWalletMasterSeedWithBIP39")] public static extern int Create(string wallet_name);
            [DllImport(Library, EntryPoint = "zkGenWalletMasterSeedWithSLIP39")] public static extern int CreateShared(string wallet_name);
            [DllImport(Library, EntryPoint = "zkGenOversightWallet")] public static extern int Oversee(string wallet_name);
            [DllImport(Library, EntryPoint = "zkRestoreWalletMasterSeedFromBIP39Mnemonic")] public static extern int Restore(string wallet_name);
            [DllImport(Library, EntryPoint = "zkRestoreWalletMasterSeedFromSLIP39")] public static extern int RestoreShared(string wallet_name);
            [DllImport(Library, EntryPoint = "zkRemoveKey")] public static extern int Remove(int slot);
            [DllImport(Library, EntryPoint = "zkCancelSLIP39Session")] public static extern int Cancel();
            [DllImport(Library, EntryPoint = "zkGetWalletKeySlotFromNodeAddr")] public static extern int Find(string wallet_name, out int slot);
            [DllImport(Library, EntryPoint = "zkGenKeyPair")] public static extern int KeyPair(int type);
        }
        """;

    [Theory]
    [InlineData("Create(\"fleet\"); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("Create(\"fleet\"); Create({|SCM2001:\"fleet\"|}); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("Create(\"fleet\"); CreateShared({|SCM2001:\"fleet\"|});")]
    [InlineData("Create(\"fleet\"); Oversee({|SCM2001:\"fleet\"|});")]
    [InlineData("Create(\"fleet\"); Restore({|SCM2001:\"fleet\"|});")]
    [InlineData("Restore(\"fleet\"); RestoreShared({|SCM2001:\"fleet\"|});")]
    [InlineData("Restore(\"fleet\"); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("var name = \"fleet\"; Create(name); Create({|SCM2001:name|});")]
    [InlineData("Create(\"fleet\"); Create({|SCM2001:$\"fl{\"eet\"}\"|});")]
    [InlineData("Create(\"fleet-1\"); Create({|SCM2001:string.Format(\"fleet-{0}\", 1)|});")]
    [InlineData("int a = Create(\"fleet\"), b = Create({|SCM2001:\"fleet\"|});")]
    [InlineData("Console.WriteLine(Create(\"fleet\") + Create({|SCM2001:\"fleet\"|}));")]
    [InlineData("Create(\"fleet\"); if (flag) Create({|SCM2001:\"fleet\"|});")]
    [InlineData("if (flag) Create(\"fleet\"); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("if (flag) Create(\"fleet\"); else Create(\"other\"); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("if (flag) Create(\"fleet\"); if (number > 2) Create({|SCM2001:\"fleet\"|});")]
    [InlineData("int slot = Create(\"fleet\"); if (slot < 0) return; Create({|SCM2001:\"fleet\"|});")]
    [InlineData("int slot = Create(\"fleet\"); if (slot < 0) throw new Exception(); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("try { Create(\"fleet\"); } finally { Console.WriteLine(); } Create({|SCM2001:\"fleet\"|});")]
    [InlineData("try { Create(\"fleet\"); } finally { Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("using (var file = new System.IO.StringReader(\"\")) { Create(\"fleet\"); } Create({|SCM2001:\"fleet\"|});")]
    [InlineData("lock (this) { Create(\"fleet\"); } Create({|SCM2001:\"fleet\"|});")]
    [InlineData("foreach (var x in numbers) { Console.WriteLine(x); } Create(\"fleet\"); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("Remove(16); Create(\"fleet\"); Create({|SCM2001:\"fleet\"|}); Remove(17);")]
    [InlineData("Create(\"fleet\"); if (flag) Remove(16); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("Create(\"fleet\"); Cancel(); Create({|SCM2001:\"fleet\"|});")]
    [InlineData("void Local() { Create(\"fleet\"); } Create({|SCM2001:\"fleet\"|}); Local();")]
    [InlineData("Action later = () => Create(\"fleet\"); Create({|SCM2001:\"fleet\"|}); later();")]
    [InlineData("goto second; first: Create(\"fleet\"); return; second: Create({|SCM2001:\"fleet\"|}); goto first;")]
    [InlineData("switch (number) { case 1: Create(\"fleet\"); goto case 2; case 2: Create({|SCM2001:\"fleet\"|}); break; }")]
    [InlineData("Create(\"\"); Create({|SCM2001:\"\"|});")]
    public Task A_second_wallet_of_a_name_on_one_way_is_reported(string statements) => Verify(statements);

    [Theory]
    [InlineData("Create(\"fleet\"); Create(\"Fleet\");")]
    [InlineData("Create(\"fleet\"); Create(\"fleet \");")]
    [InlineData("Create(\"fleet-1\"); Create(\"fleet-2\");")]
    [InlineData("Create(text); Create(text);")]
    [InlineData("Create($\"fleet-{number}\"); Create($\"fleet-{number}\");")]
    [InlineData("var name = \"fleet\"; Create(name); name = \"other\"; Create(name);")]
    [InlineData("KeyPair(0); KeyPair(0);")]
    [InlineData("Create(\"fleet\"); Find(\"fleet\", out _);")]
    [InlineData("Create(null); Create(null);")]
    public Task Names_that_differ_or_are_not_known_are_silent(string statements) => Verify(statements);

    [Theory]
    [InlineData("if (flag) Create(\"fleet\"); else Create(\"fleet\");")]
    [InlineData("if (flag) { Create(\"fleet\"); return; } Create(\"fleet\");")]
    [InlineData("if (flag) { Create(\"fleet\"); throw new Exception(); } Create(\"fleet\");")]
    [InlineData("if (number == 1) Create(\"fleet\"); else if (number == 2) CreateShared(\"fleet\"); else Restore(\"fleet\");")]
    [InlineData("int slot = flag ? Create(\"fleet\") : CreateShared(\"fleet\");")]
    [InlineData("switch (number) { case 1: Create(\"fleet\"); break; case 2: CreateShared(\"fleet\"); break; default: Restore(\"fleet\"); break; }")]
    [InlineData("int slot = number switch { 1 => Create(\"fleet\"), 2 => CreateShared(\"fleet\"), _ => Restore(\"fleet\") };")]
    [InlineData("foreach (var x in numbers) { switch (x) { case 1: Create(\"fleet\"); break; case 2: CreateShared(\"fleet\"); break; } }")]
    [InlineData("while (number < 7) { if (flag) Create(\"fleet\"); else Create(\"fleet\"); number++; }")]
    [InlineData("Action make = flag ? () => Create(\"fleet\") : () => CreateShared(\"fleet\"); make();")]
    [InlineData("if (flag) Make(); else Create(\"fleet\"); void Make() { Create(\"fleet\"); }")]
    [InlineData("if (flag) First(); else Second(); void First() => Create(\"fleet\"); void Second() => CreateShared(\"fleet\");")]
    [InlineData("if (flag) Create(\"fleet\"); if (!flag) Create(\"fleet\");")]
    [InlineData("if (text is null) Create(\"fleet\"); if (text is not null) Restore(\"fleet\");")]
    [InlineData("if (text == null) Create(\"fleet\"); if (text != null) Restore(\"fleet\");")]
    [InlineData("if (number == 1) Create(\"fleet\"); if (number == 2) Create(\"fleet\");")]
    [InlineData("if (flag && number == 1) Create(\"fleet\"); if (flag && number == 2) Create(\"fleet\");")]
    [InlineData("if (!(flag || number == 1)) Create(\"fleet\"); if (flag) Create(\"fleet\");")]
    [InlineData("if (numbers.Length == 1) Create(\"fleet\"); if (numbers.Length == 2) Create(\"fleet\");")]
    public Task Ways_that_exclude_each_other_are_silent(string statements) => Verify(statements);

    [Theory]
    [InlineData("if (flag) { flag = false; Create(\"fleet\"); } if (!flag) Create({|SCM2001:\"fleet\"|});")]
    [InlineData("if (flag) Create(\"fleet\"); if (flag) Create({|SCM2001:\"fleet\"|});")]
    [InlineData("if (number == 1) Create(\"fleet\"); if (number != 2) Create({|SCM2001:\"fleet\"|});")]
    [InlineData("if (flag) Make(); Create(\"fleet\"); void Make() { Create({|SCM2001:\"fleet\"|}); }")]
    public Task Conditions_that_can_hold_together_do_not_exclude(string statements) => Verify(statements);

    [Theory]
    [InlineData("int slot = Create(\"fleet\"); Remove(slot); Create(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); if (flag) Remove(slot); else return; Create(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); try { Console.WriteLine(); } finally { Remove(slot); } Restore(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); Forget(slot); Restore(\"fleet\"); void Forget(int s) { Remove(s); }")]
    [InlineData("int slot = Create(\"fleet\"); Drop(slot); Create(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); Action undo = () => Remove(slot); undo(); Create(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); Array.ForEach(new[] { slot }, DropOne); Create(\"fleet\");")]
    [InlineData("using (new Session(Create(\"fleet\"))) { } Create(\"fleet\");")]
    [InlineData("CreateShared(\"fleet\"); Cancel(); CreateShared(\"fleet\");")]
    [InlineData("for (var i = 0; i < 3; i++) { int slot = Create(\"fleet\"); Remove(slot); }")]
    [InlineData("foreach (var x in numbers) { int slot = Create(\"fleet\"); try { Console.WriteLine(x); } finally { Remove(slot); } }")]
    [InlineData("Create(\"fleet\"); if (Find(\"fleet\", out _) < 0) Create(\"fleet\");")]
    [InlineData("Create(\"fleet\"); if (Missing()) Create(\"fleet\"); bool Missing() => Find(\"fleet\", out _) < 0;")]
    [InlineData("Create(\"fleet\"); Environment.Exit(0); Create(\"fleet\");")]
    public Task A_removal_or_a_look_between_two_wallets_makes_the_second_right(string statements) => Verify(statements);

    [Theory]
    [InlineData("int slot = Create(\"fleet\"); if (slot < 0) slot = Restore(\"fleet\");")]
    [InlineData("int slot; if ((slot = Create(\"fleet\")) < 0) slot = Restore(\"fleet\");")]
    [InlineData("if (Create(\"fleet\") < 0) Restore(\"fleet\");")]
    [InlineData("if (0 > Create(\"fleet\")) Restore(\"fleet\");")]
    [InlineData("if (Create(\"fleet\") is < 0) Restore(\"fleet\");")]
    [InlineData("if (Create(\"fleet\") is not >= 0) Restore(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); if (slot >= 0) return; Restore(\"fleet\");")]
    [InlineData("if (CreateShared(\"fleet\") != 0) RestoreShared(\"fleet\");")]
    [InlineData("int slot = Create(\"fleet\"); if (slot < 0) slot = Create(\"fleet\"); if (slot < 0) slot = Create(\"fleet\");")]
    [InlineData("bool failed = Create(\"fleet\") < 0; if (failed) Restore(\"fleet\");")]
    [InlineData("bool done = false; try { Create(\"fleet\"); done = true; } catch (Exception) { } if (!done) Restore(\"fleet\");")]
    [InlineData("try { Create(\"fleet\"); } catch (Exception) { Restore(\"fleet\"); }")]
    [InlineData("int slot = Create(\"fleet\"); if (IsError(slot)) Restore(\"fleet\"); bool IsError(int s) => s < 0;")]
    [InlineData("switch (Create(\"fleet\")) { case < 0: Restore(\"fleet\"); break; }")]
    [InlineData("int slot = Run(() => Create(\"fleet\")); if (slot < 0) slot = Run(() => Restore(\"fleet\")); int Run(Func<int> make) => make();")]
    [InlineData("int slot = Run(() => Create(\"fleet\")); if (slot < 0) slot = Run(() => CreateShared(\"fleet\")); int Run(Func<int> make) => make();")]
    [InlineData("int slot = First(); if (slot < 0) slot = Second(); int First() => Create(\"fleet\"); int Second() => CreateShared(\"fleet\");")]
    [InlineData("if (!First()) Second(); bool First() => Create(\"fleet\") >= 0; bool Second() => CreateShared(\"fleet\") == 0;")]
    [InlineData("long slot = Create(\"fleet\"); slot = slot < 0 ? Restore(\"fleet\") : slot;")]
    public Task Another_try_after_a_failure_is_silent(string statements) => Verify(statements);

    [Theory]
    [InlineData("int slot = Create(\"fleet\"); slot = number; if (slot < 0) return; Restore(\"fleet\");")]
    [InlineData("Create(\"fleet\"); if (System.IO.File.Exists(text)) Create(\"fleet\");")]
    [InlineData("Create(\"fleet\"); if (State() == 1) Create(\"fleet\"); int State() => 1;")]
    [InlineData("Create(\"fleet\"); var again = System.IO.File.Exists(text); if (again) Create(\"fleet\");")]
    public Task What_only_a_question_decides_that_is_not_understood_is_silent(string statements) => Verify(statements);

    [Theory]
    [InlineData("int slot = Create(\"fleet\"); if (slot >= 0) Restore({|SCM2001:\"fleet\"|});")]
    [InlineData("if (CreateShared(\"fleet\") == 0) RestoreShared({|SCM2001:\"fleet\"|});")]
    [InlineData("int slot = Create(\"fleet\"); if (slot < 0) Console.WriteLine(); Restore({|SCM2001:\"fleet\"|});")]
    [InlineData("try { Console.WriteLine(); } catch (Exception) { Create(\"fleet\"); } Restore({|SCM2001:\"fleet\"|});")]
    public Task Another_try_after_a_success_is_reported(string statements) => Verify(statements);

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("for (var i = 0; i < 3; i = i + 1) Create({|SCM2001:\"fleet\"|});")]
    [InlineData("foreach (var x in numbers) { Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("foreach (var x in numbers) { int slot = Create({|SCM2001:\"fleet\"|}); if (slot < 0) throw new Exception(); Console.WriteLine(slot); }")]
    [InlineData("while (true) { Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("while (number < 3) { Create({|SCM2001:\"fleet\"|}); number++; }")]
    [InlineData("do { Create({|SCM2001:\"fleet\"|}); number++; } while (number < 3);")]
    [InlineData("for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) { Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("again: Create({|SCM2001:\"fleet\"|}); goto again;")]
    [InlineData("foreach (var x in numbers) { if (x > 3) Console.WriteLine(x); Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("foreach (var x in numbers) { Create({|SCM2001:\"fleet\"|}); Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("Array.ForEach(numbers, x => Create({|SCM2001:\"fleet\"|}));")]
    [InlineData("new System.Collections.Generic.List<int>(numbers).ForEach(x => { Create({|SCM2001:\"fleet\"|}); });")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 3, x => { Create({|SCM2001:\"fleet\"|}); });")]
    [InlineData("var slots = numbers.Select(x => Create({|SCM2001:\"fleet\"|})).ToArray();")]
    public Task A_loop_that_makes_the_wallet_in_each_round_is_reported(string statements) => Verify(statements);

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { Create($\"fleet-{i}\"); }")]
    [InlineData("foreach (var x in numbers) { Create(\"fleet-\" + x); }")]
    [InlineData("for (var i = 0; i < 3; i++) { Create(\"fleet\"); break; }")]
    [InlineData("foreach (var x in numbers) { Create(\"fleet\"); return; }")]
    [InlineData("while (true) { int slot = Create(\"fleet\"); if (slot >= 0) break; }")]
    [InlineData("for (var i = 0; i < 3; i++) { if (Create(\"fleet\") >= 0) return; }")]
    [InlineData("int slot; do { slot = Create(\"fleet\"); } while (slot < 0);")]
    [InlineData("int slot = -1; while (slot < 0) { slot = Create(\"fleet\"); }")]
    [InlineData("bool done = false; while (!done) { try { Create(\"fleet\"); done = true; } catch (Exception) { } }")]
    [InlineData("var done = false; foreach (var x in numbers) { if (!done) { Create(\"fleet\"); done = true; } }")]
    [InlineData("for (var i = 0; i < 3; i++) { if (i == 0) Create(\"fleet\"); else Console.WriteLine(i); }")]
    [InlineData("foreach (var x in numbers) { if (x == 3) Create(\"fleet\"); }")]
    [InlineData("foreach (var x in numbers) { if (x == 3) continue; Create(\"fleet\"); }")]
    [InlineData("foreach (var x in numbers) { Create(\"fleet\"); if (x == 3) break; }")]
    [InlineData("while (Missing()) { Create(\"fleet\"); } bool Missing() => false;")]
    [InlineData("for (var i = 0; i < 3; i++) { try { Create(\"fleet\"); return; } catch (Exception) { } }")]
    [InlineData("do { Create(\"fleet\"); } while (false);")]
    [InlineData("while (number != 3) { switch (number) { case 1: Create(\"fleet\"); number = 2; break; default: number = 3; break; } }")]
    [InlineData("foreach (var x in numbers) { } Create(\"fleet\");")]
    [InlineData("var first = numbers.Select(x => Create(\"fleet\")).First();")]
    [InlineData("Array.ForEach(numbers, x => { if (x == 1) Create(\"fleet\"); });")]
    [InlineData("Array.ForEach(numbers, x => { int slot = Create(\"fleet\"); Remove(slot); });")]
    [InlineData("Run(() => Create(\"fleet\")); void Run(Func<int> make) => make();")]
    public Task A_loop_that_may_make_the_wallet_once_is_silent(string statements) => Verify(statements);

    [Theory]
    [InlineData("void A() => Create(\"fleet\"); void B() => Create({|SCM2001:\"fleet\"|});")]
    [InlineData("public void A() => Create(\"fleet\"); public static void B() => Oversee({|SCM2001:\"fleet\"|});")]
    [InlineData("int _a = Create(\"fleet\"); int _b = Create({|SCM2001:\"fleet\"|});")]
    [InlineData("int A => Create(\"fleet\"); int B { get { return Create({|SCM2001:\"fleet\"|}); } set { } }")]
    [InlineData("public Device() { Create(\"fleet\"); } ~Device() { Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("void A() => Create(\"fleet\"); class Nested { void B() => Create({|SCM2001:\"fleet\"|}); }")]
    [InlineData("const string Name = \"fleet\"; void A() => Create(Name); void B() => Create({|SCM2001:Name|});")]
    [InlineData("static readonly string Name = \"fleet\"; void A() => Create(Name); void B() => Create({|SCM2001:\"fleet\"|});")]
    [InlineData("public void Run() { A(); B(); } private void A() => Create(\"fleet\"); private void B() => Create({|SCM2001:\"fleet\"|});")]
    public Task Two_methods_that_make_the_wallet_are_reported(string members) => VerifyMembers(members);

    [Theory]
    [InlineData("void A() => Create(\"fleet\"); void B() => Restore(\"fleet\");")]
    [InlineData("void A() => Restore(\"fleet\"); void B() => RestoreShared(\"fleet\");")]
    [InlineData("public void Run(bool b) { if (b) A(); else B(); } private void A() => Create(\"fleet\"); private void B() => CreateShared(\"fleet\");")]
    [InlineData("public int Run(bool b) => b ? A() : B(); private int A() => Create(\"fleet\"); private int B() => CreateShared(\"fleet\");")]
    [InlineData("public void Run(int n) { while (n > 0) { switch (n--) { case 1: A(); break; case 2: B(); break; } } } private void A() => Create(\"fleet\"); private void B() => CreateShared(\"fleet\");")]
    [InlineData("public void Run(bool b) { if (b) A(); else Create(\"fleet\"); } private void A() => Create(\"fleet\");")]
    [InlineData("void A() => Create(\"fleet\"); void Again(int slot) { Remove(slot); Create(\"fleet\"); }")]
    [InlineData("void A() { if (Find(\"fleet\", out _) < 0) Create(\"fleet\"); } void B() { if (Find(\"fleet\", out _) < 0) Create(\"fleet\"); }")]
    [InlineData("void A() { int slot = Create(\"fleet\"); try { KeyPair(0); } finally { Remove(slot); } } void B() { int slot = Create(\"fleet\"); if (slot < 0) return; Remove(slot); }")]
    [InlineData("abstract class Maker { public abstract int Make(); } class A : Maker { public override int Make() => Create(\"fleet\"); } class B : Maker { public override int Make() => CreateShared(\"fleet\"); }")]
    [InlineData("interface IMaker { int Make(); } class A : IMaker { public int Make() => Create(\"fleet\"); } class B : IMaker { public int Make() => CreateShared(\"fleet\"); }")]
    [InlineData("class FactAttribute : Attribute; [Fact] public void A() => Create(\"fleet\"); [Fact] public void B() => Create(\"fleet\");")]
    [InlineData("class Fixture : IDisposable { int _slot; void A() => _slot = Create(\"fleet\"); void B() => _slot = Create(\"fleet\"); public void Dispose() => Remove(_slot); }")]
    [InlineData("public void Run() { A(); Drop(16); B(); } private void A() => Create(\"fleet\"); private void B() => CreateShared(\"fleet\");")]
    public Task Methods_that_take_each_others_place_or_clean_up_are_silent(string members) => VerifyMembers(members);

    [Theory]
    [InlineData("int? _slot; int A() => _slot ??= Create(\"fleet\"); int B() => (_slot ??= Create(\"fleet\")) + 1;")]
    [InlineData("int? _slot; int A() => _slot ?? (_slot = Create(\"fleet\")).Value; void B() { if (_slot is null) { _slot = Create(\"fleet\"); } }")]
    [InlineData("int _slot; int A() { if (_slot != 0) return _slot; return _slot = Create(\"fleet\"); } int B() { if (_slot != 0) { return _slot; } _slot = Create(\"fleet\"); return _slot; }")]
    [InlineData("void A() { if (!System.IO.File.Exists(\"/var/lib/gateway/made\")) Create(\"fleet\"); } void B() => Create(\"fleet\");")]
    [InlineData("bool Made { get; set; } void A() { if (!Made && Create(\"fleet\") >= 0) Made = true; } void B() => Create(\"fleet\");")]
    public Task A_wallet_that_is_made_only_if_it_is_missing_is_silent(string members) => VerifyMembers(members);

    [Theory]
    [InlineData("void A() { if (!System.IO.File.Exists(\"/dev/zscm0\")) return; Create(\"fleet\"); } void B() => Create({|SCM2001:\"fleet\"|});")]
    [InlineData("void A(bool b, string[] x) { if (b && x.Contains(\"--fleet\")) Create(\"fleet\"); } void B() => Create({|SCM2001:\"fleet\"|});")]
    [InlineData("readonly int _kind = 1; void A() { if (_kind == 1) Create(\"fleet\"); } void B() => Create({|SCM2001:\"fleet\"|});")]
    public Task Other_conditions_do_not_make_a_wallet_missing(string members) => VerifyMembers(members);

    [Theory]
    [InlineData("private int Make(string name) => Create(name); void A() => Make(\"fleet\"); void B() => Make({|SCM2001:\"fleet\"|});")]
    [InlineData("private int Make(string name) { ArgumentNullException.ThrowIfNull(name); var slot = Create(name); if (slot < 0) throw new Exception(); return slot; } void A() { Make(\"fleet\"); Make({|SCM2001:\"fleet\"|}); }")]
    [InlineData("public static int Make(string name) => Create(name); void A() => Make(\"fleet\"); void B() => Make({|SCM2001:\"fleet\"|});")]
    [InlineData("private int Make(string name) => Create(name); void A() => Make(\"fleet\"); void B() => Create({|SCM2001:\"fleet\"|});")]
    [InlineData("private int Make(string name) => Create(\"wallet-\" + name); void A() => Make(\"fleet\"); void B() => Create({|SCM2001:\"wallet-fleet\"|});")]
    [InlineData("private int Make(int kind, string name = \"fleet\") => Create(name); void A() => Make(1); void B() => {|SCM2001:Make(2)|};")]
    [InlineData("private int Make(int kind, string name) => Create(name); void A() => Make(name: \"fleet\", kind: 1); void B() => Make(2, {|SCM2001:\"fleet\"|});")]
    [InlineData("void A() { int Make(string name) => Create(name); Make(\"fleet\"); Make({|SCM2001:\"fleet\"|}); }")]
    [InlineData("private int Make(string name) => Create(name); void A() { foreach (var x in new int[3]) Make({|SCM2001:\"fleet\"|}); }")]
    [InlineData("private static int Make<T>(T kind, string name) => Create(name); void A() { Make(1, \"fleet\"); Make(\"x\", {|SCM2001:\"fleet\"|}); }")]
    public Task A_method_that_hands_the_name_on_is_looked_through(string members) => VerifyMembers(members);

    [Theory]
    [InlineData("private int Make(string name) => Create(name); void A() { Make(\"a\"); Make(\"b\"); }")]
    [InlineData("private int Make(string name) => Create(name); void A(string n) { Make(n); Make(n); }")]
    [InlineData("private int Make(string name) => Create(name); void A(bool b) { if (b) Make(\"fleet\"); else Make(\"fleet\"); }")]
    [InlineData("private int Make(string name) => Create(name); void A() { if (Make(\"fleet\") < 0) Restore(\"fleet\"); }")]
    [InlineData("private int Make(string name) { name += Guid.NewGuid(); return Create(name); } void A() { Make(\"fleet\"); Make(\"fleet\"); }")]
    [InlineData("private int Make(string name) { if (Find(name, out var slot) >= 0) return slot; return Create(name); } void A() { Make(\"fleet\"); Make(\"fleet\"); }")]
    [InlineData("private readonly System.Collections.Generic.Dictionary<string, int> _slots = new(); private int Make(string name) { if (_slots.TryGetValue(name, out var slot)) return slot; return _slots[name] = Create(name); } void A() { Make(\"fleet\"); Make(\"fleet\"); }")]
    [InlineData("private void Try(string name) { var slot = Create(name); Remove(slot); } void A() { Try(\"fleet\"); Try(\"fleet\"); }")]
    [InlineData("public int Make(string name) => Create(name); void A() { Make(\"fleet\"); Make(\"fleet\"); }")]
    [InlineData("private int Make(string name) => Inner(name); private int Inner(string name) => Create(name); void A() { Make(\"fleet\"); Make(\"fleet\"); }")]
    public Task A_method_that_does_more_than_hand_the_name_on_is_not_looked_through(string members) => VerifyMembers(members);

    [Fact]
    public Task DllImport_with_the_librarys_own_shape() => VerifyRoute("""
        using System;
        using System.Runtime.InteropServices;
        static class Native
        {
            [DllImport("/usr/lib/libzk_app_utils.so")]
            public static extern int zkGenWalletMasterSeedWithBIP39(
                IntPtr ctx, int type, string variant, string name, byte[] key, int size, string passphrase, out IntPtr mnemonic);
            [DllImport("zk_app_utils", EntryPoint = "zkGenOversightWallet")]
            public static extern int Oversee(IntPtr ctx, int type, byte[] variant, byte[] key, byte[] code, byte[] address, byte[] name);
        }
        class Device
        {
            private readonly byte[] _name = System.Text.Encoding.UTF8.GetBytes("fleet\0");
            void M(IntPtr ctx, byte[] b)
            {
                Native.zkGenWalletMasterSeedWithBIP39(ctx, 1, "", "fleet", b, b.Length, "", out _);
                Native.Oversee(ctx, 1, b, b, b, b, {|SCM2001:_name|});
            }
        }
        """);

    [Fact]
    public Task LibraryImport() => VerifyRoute("""
        using System;
        using System.Runtime.InteropServices;
        static unsafe partial class Native
        {
            [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
            public static partial int zkGenWalletMasterSeedWithBIP39(
                nint ctx, int type, string variant, string name, byte* key, int size, string passphrase, byte** mnemonic);
            [LibraryImport("libzk_app_utils.so")]
            public static partial int zkGenWalletMasterSeedWithSLIP39(
                nint ctx, int type, byte* variant, byte* name, byte* key, int size, int groups, int threshold, int exponent, byte* passphrase);
        }
        unsafe class Device
        {
            private const string Name = "fleet";
            void M(nint ctx)
            {
                Native.zkGenWalletMasterSeedWithBIP39(ctx, 1, "", name: Name, key: null, size: 0, passphrase: "", mnemonic: null);
                fixed (byte* name = "fleet\0"u8)
                {
                    Native.zkGenWalletMasterSeedWithSLIP39(ctx, 1, null, {|SCM2001:name|}, null, 0, 1, 1, 0, null);
                }
            }
        }
        """);

    [Fact]
    public Task An_annotated_wrapper() => VerifyRoute("""
        using System;
        interface IWallets
        {
            [ZymbitApi("gen_wallet_master_seed")] int Create(string keyType, [ZymbitRole("WalletName")] string label);
            [ZymbitApi("zkRestoreWalletMasterSeedFromBIP39Mnemonic")] int Restore(string walletName, string mnemonic);
            [ZymbitApi("zkRemoveKey")] void Remove(int slot);
        }
        class Device
        {
            void Twice(IWallets wallets) { wallets.Create("secp256k1", "fleet"); wallets.Create("secp256k1", {|SCM2001:"fleet"|}); }
            void Again(IWallets wallets, string words) { wallets.Create("secp256k1", "a"); wallets.Restore({|SCM2001:"a"|}, words); }
            void Moved(IWallets wallets, string words) { var slot = wallets.Create("secp256k1", "b"); wallets.Remove(slot); wallets.Restore("b", words); }
            void Two(IWallets left, IWallets right) { left.Create("secp256k1", "c"); right.Create("secp256k1", "c"); }
            void Each(IWallets[] units) { foreach (var unit in units) { unit.Create("secp256k1", "d"); } Array.ForEach(units, unit => unit.Create("secp256k1", "g")); }
            void Indexed(IWallets[] units) { for (var i = 0; i < units.Length; i++) { units[i].Create("secp256k1", "f"); } units[0].Create("secp256k1", "h"); units[1].Create("secp256k1", "h"); }
            IWallets Own { get; set; }
            void Mine() { Own.Create("secp256k1", "i"); this.Own.Create("secp256k1", {|SCM2001:"i"|}); while (true) { Own.Create("secp256k1", {|SCM2001:"j"|}); } }
            void Same(IWallets unit) { for (var i = 0; i < 3; i++) { unit.Create("secp256k1", {|SCM2001:"e"|}); } }
        }
        [AttributeUsage(AttributeTargets.Method)] sealed class ZymbitApiAttribute : Attribute { public ZymbitApiAttribute(string operation) { } }
        [AttributeUsage(AttributeTargets.Parameter)] sealed class ZymbitRoleAttribute : Attribute { public ZymbitRoleAttribute(string role) { } }
        """);

    [Theory]
    [InlineData("client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); client.gen_wallet_master_seed(\"secp256k1\", \"\", {|SCM2001:\"fleet\"|});")]
    [InlineData("client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); client.gen_oversight_wallet(\"secp256k1\", key, code, \"m\", wallet_name: {|SCM2001:\"fleet\"|});")]
    [InlineData("client.gen_wallet_master_seed(wallet_name: \"fleet\", key_type: \"secp256k1\", master_gen_key: \"\"); client.gen_wallet_master_seed(\"secp256k1\", \"\", Py.kw(\"wallet_name\", {|SCM2001:\"fleet\"|}));")]
    [InlineData("client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); client.restore_wallet_master_seed(\"secp256k1\", \"\", {|SCM2001:\"fleet\"|}, key, code);")]
    [InlineData("other.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); other.gen_wallet_master_seed(\"secp256k1\", \"\", {|SCM2001:\"fleet\"|});")]
    [InlineData("foreach (var x in new int[3]) client.gen_wallet_master_seed(\"secp256k1\", \"\", {|SCM2001:\"fleet\"|});")]
    [InlineData("int slot = client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); client.remove_key(slot); client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\");")]
    [InlineData("int slot = (int)other.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); other.remove_key(slot); other.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\");")]
    [InlineData("int slot = (int)client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); if (slot < 0) client.restore_wallet_master_seed(\"secp256k1\", \"\", \"fleet\", key, code);")]
    [InlineData("try { client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); } catch (System.Exception) { client.restore_wallet_master_seed(\"secp256k1\", \"\", \"fleet\", key, code); }")]
    [InlineData("dynamic slot = null; try { slot = client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); } catch (System.Exception) { } if (slot == null) slot = client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\");")]
    [InlineData("while (true) { try { client.gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\"); break; } catch (System.Exception) { } }")]
    [InlineData("client.gen_wallet_master_seed(\"secp256k1\", \"\", key); client.gen_wallet_master_seed(\"secp256k1\", \"\", key);")]
    [InlineData("client.gen_wallet_master_seed(\"secp256k1\"); client.gen_wallet_master_seed(\"secp256k1\");")]
    public Task The_dynamic_Python_client(string statements) => VerifyRoute(Recognized.PythonNet, $$"""
        using Python.Runtime;
        class Device
        {
            void M(dynamic other, dynamic key, dynamic code)
            {
                dynamic client = Py.Import("zymkey").client;
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task Routes_mix() => VerifyRoute(Recognized.PythonNet, """
        using Python.Runtime;
        using System.Runtime.InteropServices;
        class Device
        {
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(string wallet_name);
            void M()
            {
                dynamic client = Py.Import("zymkey").client;
                client.gen_wallet_master_seed("secp256k1", "", "fleet");
                zkGenWalletMasterSeedWithBIP39({|SCM2001:"fleet"|});
            }
        }
        """);

    [Fact]
    public Task The_other_places_come_with_the_diagnostic()
    {
        var test = Files(("Device.cs", """
            void A() => Create({|#0:"fleet"|});
            void B() => Create({|#1:"fleet"|});
            void C() => Create({|#2:"fleet"|});
            """));
        const string Message = "Wallet name 'fleet' is used more than once: the first is at Device.cs(6); a unit keeps one wallet of a name";
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(1).WithLocation(0).WithLocation(2).WithMessage(Message));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(2).WithLocation(0).WithLocation(1).WithMessage(Message));
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_loop_has_no_other_place()
    {
        var test = Files(("Device.cs", "void A() { while (true) { Create({|#0:\"fleet\\n\"|}); } }"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(0).WithMessage(
            "Wallet name 'fleet\\n' is used more than once: a loop makes it again in each round; a unit keeps one wallet of a name"));
        return test.VerifyAsync();
    }

    [Fact]
    public Task Across_files_the_later_path_is_reported_at_the_end()
    {
        var test = Files(("B.cs", "void B() => Create({|#1:\"fleet\"|});"), ("A.cs", "void A() => Create({|#0:\"fleet\"|});"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(1).WithLocation(0).AtCompilationEnd()
            .WithMessageContaining("the first is at A.cs(6)"));
        return test.VerifyAsync();
    }

    [Fact]
    public Task What_a_file_shows_live_is_not_reported_again_at_the_end()
    {
        var test = Files(
            ("A.cs", "void A() => Create({|#0:\"fleet\"|}); void A2() => Create({|#1:\"fleet\"|});"),
            ("B.cs", "void B() => Create({|#2:\"fleet\"|}); void B2() => Create({|#3:\"fleet\"|});"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(1).WithLocation(0).WithMessageContaining("A.cs(6)"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(3).WithLocation(2).WithMessageContaining("B.cs(6)"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(2).WithLocation(0).WithLocation(1).WithLocation(3)
            .WithMessageContaining("A.cs(6)").AtCompilationEnd());
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_name_and_a_helper_in_other_files_are_followed()
    {
        var test = Files(
            ("A.cs", "public const string Name = \"fleet\"; public static readonly string Prefix = \"fle\"; public static int Make(string name) => Create(name);"),
            ("B.cs", "void B() => DeviceA.Make({|#0:DeviceA.Prefix + \"et\"|});"),
            ("C.cs", "void C() => DeviceA.Make({|#1:DeviceA.Name|}); void C2() => Restore(\"fleet\");"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM2001").WithLocation(1).WithLocation(0).AtCompilationEnd());
        return test.VerifyAsync();
    }

    [Fact]
    public Task Across_files_the_same_ways_are_silent() => Files(
        ("A.cs", "void A() => Create(\"fleet\"); interface IMaker { int Make(); }"),
        ("B.cs", "void B(int slot) { Remove(slot); Create(\"fleet\"); }"),
        ("C.cs", "void C() => Restore(\"fleet\");")).VerifyAsync();

    [Fact]
    public async Task The_name_is_a_property_of_the_diagnostic()
    {
        var reported = await Files(("A.cs", "void A() => Create(\"fleet\"); void B() => Create(\"fleet\");")).GetDiagnosticsAsync();
        Assert.Equal("fleet", Assert.Single(reported).Properties["WalletName"]);
    }

    [Fact]
    public async Task The_order_of_the_files_changes_nothing()
    {
        (string, string)[] files =
        [
            ("A.cs", "void A() { Create(\"fleet\"); } void A2() { Create(\"x\"); Restore(\"x\"); }"),
            ("B.cs", "void B() => Create(\"fleet\"); void B2() => DeviceE.Make(\"fleet\");"),
            ("C.cs", "void C() { while (true) Create(\"fleet\"); } void C2() => Oversee(\"x\");"),
            ("D.cs", "void D() => Create(\"x\"); void D2(int slot) { Remove(slot); Create(\"fleet\"); }"),
            ("E.cs", "public static int Make(string name) => Create(name); void E() => Make(\"fleet\");"),
        ];
        var first = await Report(files);
        Assert.Equal(7, first.Count);
        var random = new Random(20);
        for (var run = 0; run < 20; run++)
        {
            random.Shuffle(files);
            Assert.Equal(first, await Report(files));
        }

        static async Task<IReadOnlyList<string>> Report((string, string)[] files) =>
        [
            .. (await Files(files).GetDiagnosticsAsync())
                .Select(diagnostic => diagnostic + " + " + string.Join(", ", diagnostic.AdditionalLocations.Select(place => place.GetLineSpan().ToString())))
                .Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public Task Top_level_statements_are_a_body() => new RuleTest<SCM2001WalletNameUsedTwice>
    {
        Sources =
        {
            ["Zymbit.cs"] = Zymbit,
            ["Program.cs"] = "using static Zymbit; if (args.Length > 0) { Create(\"a\"); } else { Create(\"a\"); } Create({|SCM2001:\"a\"|}); Make(\"b\"); Make({|SCM2001:\"b\"|}); static int Make(string name) => Create(name);",
        },
        OutputKind = OutputKind.ConsoleApplication,
    }.VerifyAsync();

    [Fact]
    public Task Wallets_of_one_unit_only_are_compared() => new RuleTest<SCM2001WalletNameUsedTwice>
    {
        Sources = { ["A.cs"] = Device("A", "void A() => Create(\"fleet\");"), ["Zymbit.cs"] = Zymbit },
        AdditionalProjects = { ["Other"] = new TestProject { Sources = { ["B.cs"] = Device("B", "void B() => Create(\"fleet\");"), ["Zymbit.cs"] = Zymbit } } },
    }.VerifyAsync();

    [Fact]
    public async Task Malformed_code_is_no_reason_to_throw() => Assert.True(await new RobustnessTest<SCM2001WalletNameUsedTwice>
    {
        MutantsPerFile = 60,
        HalfTypedStride = 5,
        Sources =
        {
            ["Device.cs"] = Device("", """
                private const string Name = "fleet";
                private static readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(Name + "\0");
                private int Make(string name, int kind = 1) => kind > 0 ? Create(name) : Create($"{name}-{kind:D2}");
                void A(bool flag, int[] numbers)
                {
                    int slot = Create("fleet");
                    if (slot < 0 || slot is > 500) { slot = Restore(Name); } else { Remove(slot); }
                    foreach (var x in numbers) { try { Create(string.Format("{0}", "fleet")); } finally { Drop(x); } }
                    Array.ForEach(numbers, x => { Make(name: "fleet", kind: x); });
                    var wallet = flag switch { true => Make("a"), _ => Make("a") };
                    using (new Session(wallet)) { Action undo = () => Create("fleet"); undo(); }
                }
                """),
            ["Zymbit.cs"] = Zymbit,
        },
    }.VerifyAsync() > 100);

    [Theory]
    [InlineData("SCM2001.Bad.cs")]
    [InlineData("SCM2001.Good.cs")]
    public Task The_samples_are_as_they_say(string sample) => new SampleTest(sample, new SCM2001WalletNameUsedTwice()).VerifyAsync();

    [Theory]
    [InlineData("Gateway", "Wallets.cs: gateway")]
    [InlineData("Gateway.Repaired", "")]
    public async Task The_gateway_makes_one_wallet_twice_until_it_is_repaired(string sample, string expected)
    {
        var test = new RuleTest<SCM2001WalletNameUsedTwice> { OutputKind = OutputKind.ConsoleApplication };
        foreach (var path in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "samples", sample), "*.cs"))
        {
            test.Sources[Path.GetFileName(path)] = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        }

        var reported = await test.GetLiveDiagnosticsAsync();
        Assert.Equal(expected, string.Join(", ", reported.Select(diagnostic =>
            $"{Path.GetFileName(diagnostic.Location.SourceTree!.FilePath)}: {diagnostic.Properties["WalletName"]}")));
    }

    private static Task VerifyRoute(params string[] sources)
    {
        var test = new RuleTest<SCM2001WalletNameUsedTwice> { Nullable = NullableContextOptions.Disable };
        for (var index = 0; index < sources.Length; index++)
        {
            test.Sources[$"Source{index}.cs"] = sources[index];
        }

        return test.VerifyAsync();
    }

    private static RuleTest<SCM2001WalletNameUsedTwice> Files(params (string Name, string Members)[] files)
    {
        var test = new RuleTest<SCM2001WalletNameUsedTwice>();
        foreach (var (name, members) in files)
        {
            test.Sources[name] = Device(Path.GetFileNameWithoutExtension(name), members);
        }

        test.Sources["Zymbit.cs"] = Zymbit;
        return test;
    }

    private static Task Verify(string statements) => VerifyMembers($$"""
        void M(bool flag, int number, string text, int[] numbers) { {{statements}} }
        """);

    private static Task VerifyMembers(string members) => new RuleTest<SCM2001WalletNameUsedTwice>
    {
        Sources = { ["Zymbit.cs"] = Zymbit, ["Device.cs"] = Device("", members) },
    }.VerifyAsync();

    /// <summary>The members stand in line 6.</summary>
    private static string Device(string name, string members) => $$"""
        #nullable disable
        using System;
        using System.Linq;
        using static Zymbit;
        class Device{{name}} {
        {{members}}
            static void Drop(int slot) => DropOne(slot);
            static void DropOne(int slot) { if (slot > 0) Remove(slot); }
            sealed class Session : IDisposable
            {
                private readonly int _slot;
                public Session(int slot) { _slot = slot; }
                public void Dispose() => Remove(_slot);
            }
        }
        """;
}
