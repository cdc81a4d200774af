using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Lambdas and local functions have flows of their own.</summary>
public sealed class NestedFunctionTests
{
    private static readonly ShapeTable _table = new()
    {
        { "lambda: its own guard", "Action a = () => { if (fw == Bad) return; SAFE; }; a();" },
        { "lambda: its own guard, expression", "Func<int> a = () => fw != Bad ? SAFE : LOST; a();" },
        { "lambda: stored behind a guard, run later", "if (fw == Bad) return 1; Action later = () => LOST.ToString(); later();" },
        { "lambda: stored before the guard", "Action later = () => LOST.ToString(); if (fw == Bad) return 1; later();" },
        { "lambda: stored in a field", "if (fw == Bad) return 1; _later = () => LOST.ToString();", "Action _later;" },
        { "lambda: stored as a handler", "if (fw == Bad) return 1; Changed += () => LOST.ToString();", "event Action Changed;" },
        { "lambda: returned", "", "Action Later(string fw) { if (fw == Bad) return null; return () => LOST.ToString(); }" },
        { "lambda: in a tuple", "if (fw == Bad) return 1; (Action, int) t = (() => LOST.ToString(), 1);" },
        { "lambda: a new delegate that is stored", "if (fw == Bad) return 1; Action later = new Action(() => LOST.ToString()); later();" },
        { "lambda: called in place", "if (fw == Bad) return 1; ((Action)(() => SAFE.ToString()))();" },
        { "lambda: called in place, no guard", "((Action)(() => LOST.ToString()))(); if (fw == Bad) return 1;" },
        { "lambda: a new delegate called in place", "if (fw == Bad) return 1; new Action(() => SAFE.ToString())(); new Action(() => SAFE.ToString()).Invoke();" },
        { "lambda: passed to a call behind a guard", "if (fw == Bad) return 1; Task.Run(() => SAFE); Parallel.For(0, 3, i => SAFE.ToString()); new Thread(() => SAFE.ToString()).Start();" },
        { "lambda: passed to a call before the guard", "Task.Run(() => LOST); if (fw == Bad) return 1;" },
        { "lambda: passed to a call, guard inside", "Task.Run(() => { if (fw == Bad) return; SAFE.ToString(); });" },
        { "lambda: async", "Task.Run(async () => { await Task.Yield(); if (fw == Bad) return; SAFE.ToString(); });" },
        { "lambda: a guard local from outside", "bool affected = fw == Bad; Action a = () => { if (!affected) { SAFE.ToString(); } else { LOST.ToString(); } }; a();" },
        { "lambda: a guard local that changes", "bool affected = fw == Bad; Action a = () => { if (!affected) { LOST.ToString(); } }; affected = false; a();" },
        { "lambda: a parameter from outside", "", "void K(bool x, string fw) { Action a = () => { if (fw != Bad) { SAFE.ToString(); } }; a(); }" },
        { "lambda: nested twice", "if (fw == Bad) return 1; Task.Run(() => Task.Run(() => SAFE));" },
        { "lambda: nested in a stored one", "if (fw == Bad) return 1; Action later = () => Task.Run(() => LOST); later();" },
        { "lambda: a guard in it is none outside", "Action check = () => { if (fw == Bad) throw new Exception(); }; LOST;" },
        { "lambda: a guard in it, called", "Action check = () => { if (fw == Bad) throw new Exception(); }; check(); SAFE;" },
        { "lambda: a guard in it, called on one way", "Action check = () => { if (fw == Bad) throw new Exception(); }; if (n > 0) check(); LOST;" },
        { "lambda: a bool one", "Func<bool> affected = () => fw == Bad; if (affected()) return 1; SAFE;" },
        { "lambda: a bool one that is replaced", "Func<bool> affected = () => fw == Bad; affected = () => false; if (affected()) return 1; LOST;" },
        { "anonymous method", "if (fw == Bad) return 1; Task.Run(delegate { SAFE.ToString(); });" },
        { "query", "if (fw == Bad) return 1; var keys = (from i in Enumerable.Range(0, n) where SAFE > i select SAFE).ToList();" },
        { "query without a guard", "var keys = (from i in Enumerable.Range(0, n) where LOST > i select LOST).ToList();" },
        { "field initializer with a lambda", "", "Func<string, int> Make = fw => fw == Bad ? LOST : SAFE;" },

        { "local function: its own guard", "Make(); void Make() { if (fw == Bad) return; SAFE.ToString(); }" },
        { "local function: all calls behind the guard", "if (fw == Bad) return 1; Make(); Make(); void Make() { SAFE.ToString(); }" },
        { "local function: one of two calls before the guard", "Make(); if (fw == Bad) return 1; Make(); void Make() { LOST.ToString(); }" },
        { "local function: never called", "if (fw == Bad) return 1; void Make() { LOST.ToString(); }" },
        { "local function: called only by itself", "if (fw == Bad) return 1; Make(3); void Make(int i) { SAFE.ToString(); if (i > 0) Make(i - 1); }" },
        { "local function: called by another", "if (fw == Bad) return 1; Outer(); void Outer() { Inner(); } void Inner() { SAFE.ToString(); }" },
        { "local function: called by another without the guard", "if (n > 0) { if (fw == Bad) return 1; Inner(); } else { Outer(); } void Outer() { Inner(); } void Inner() { LOST.ToString(); }" },
        { "local function: called from a stored lambda", "if (fw == Bad) return 1; Make(); Action later = () => Make(); later(); void Make() { LOST.ToString(); }" },
        { "local function: called from a passed lambda", "if (fw == Bad) return 1; Task.Run(() => Make()); void Make() { SAFE.ToString(); }" },
        { "local function: handed on behind the guard", "if (fw == Bad) return 1; Task.Run(Make); void Make() { SAFE.ToString(); }" },
        { "local function: stored", "if (fw == Bad) return 1; Action later = Make; later(); void Make() { LOST.ToString(); }" },
        { "local function: a guard local from outside", "bool affected = fw == Bad; Make(); void Make() { if (affected) return; SAFE.ToString(); }" },
        { "local function: a guard local that changes", "bool affected = fw == Bad; affected = Coin(); Make(); void Make() { if (affected) return; LOST.ToString(); }" },
        { "local function: as a guard", "if (Affected()) return 1; SAFE; bool Affected() => fw == Bad;" },
        { "local function: as a guard of a local from outside", "bool affected = fw == Bad; Check(); SAFE; void Check() { if (affected) throw new Exception(); }" },
        { "local function: as a guard with a parameter", "Require(fw != Bad); SAFE; void Require(bool holds) { if (!holds) throw new Exception(); }" },
        { "local function: as a guard, static", "if (Affected(fw)) return 1; SAFE; static bool Affected(string s) => s == Bad;" },
        { "local function: mutual recursion as a guard says nothing", "if (A(n)) return 1; LOST; bool A(int i) => i > 0 && B(i - 1); bool B(int i) => fw == Bad || A(i - 1);" },
        { "local function: async as a guard", "", "async Task K(string fw) { await Check(); SAFE.ToString(); async Task Check() { await Task.Yield(); if (fw == Bad) throw new Exception(); } }" },
        { "local function: async and not awaited", "", "async Task K(string fw) { _ = Check(); LOST.ToString(); async Task Check() { if (fw == Bad) throw new Exception(); } }" },
        { "local function: iterator is no guard", "Check(); LOST; IEnumerable<int> Check() { if (fw == Bad) throw new Exception(); yield return 1; }" },
        { "local function: generic", "if (fw == Bad) return 1; Make<int>(); void Make<T>() { SAFE.ToString(); }" },
        { "local function: extern", "if (fw == Bad) return 1; zkGenKeyPair2(ctx, 0); SAFE; [DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair2(IntPtr c, int t);" },
        { "local function: called in unreachable code only", "if (false) { Make(); } void Make() { SAFE.ToString(); }" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_function_starts_with_what_held_where_it_is_run(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();
}
