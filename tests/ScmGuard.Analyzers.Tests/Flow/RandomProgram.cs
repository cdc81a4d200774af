using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Writes a method out of guards, jumps, handlers and nested functions at random. Each call <c>S(n)</c> in it is a site.</summary>
internal sealed class RandomProgram
{
    private static readonly string[] _constants = ["00.00.51beta", "01.00.00", "01.02.02release", "09.09.09release"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<string> _labels = [];
    private int _loops;
    private int _locals;
    private int _budget;
    private bool _isNested;
    private int _inFinally;
    private string _settled = "Coin()";

    private RandomProgram(int seed, int firstSite)
    {
        _random = new Random(seed);
        Sites = firstSite;
    }

    /// <summary>The number of the next site.</summary>
    public int Sites { get; private set; }

    /// <summary>Writes one method.</summary>
    public static (string Text, int NextSite) Write(string name, int seed, int firstSite)
    {
        var program = new RandomProgram(seed, firstSite);
        program._budget = 14;
        program.Line($"static void {name}(string fw)");
        program.Line("{");
        program.Line("bool b0 = false, b1 = Coin(); bool? n0 = null; int c0 = 0; Action later = null;");
        program.Line($"bool settled = {program.Condition(2)};");
        program._settled = "settled";
        for (var index = 0; index < 4; index++)
        {
            program.Statement(4);
        }

        program.Line("later?.Invoke();");
        program.Line("Local(2);");
        foreach (var label in program._labels)
        {
            program.Line($"{label}: S({program.Sites++});");
        }

        program.Site();
        program.Line("return;");
        program._isNested = true;
        program.Line("void Local(int depth)");
        program.Line("{");
        program.Statement(2);
        program.Site();
        program.Line("if (depth > 0 && Coin()) Local(depth - 1);");
        program.Line("}");
        program.Line("}");
        return (program._text.ToString(), program.Sites);
    }

    private void Line(string text) => _text.AppendLine(text);

    private void Site() => Line($"S({Sites++});");

    private void Block(int depth)
    {
        Line("{");
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            Statement(depth - 1);
        }

        Line("}");
    }

    private void Statement(int depth)
    {
        if (depth <= 0 || _budget-- <= 0)
        {
            Site();
            return;
        }

        switch (_random.Next(23))
        {
            case 0 or 1 or 2:
                Line($"if ({Condition(3)})");
                Block(depth);
                if (_random.Next(2) == 0)
                {
                    Line("else");
                    Block(depth);
                }

                break;
            case 3:
                Loop($"while ({Condition(2)})", depth, "");
                break;
            case 4:
                Loop("do", depth, $" while ({Condition(2)});");
                break;
            case 5:
                Loop($"foreach (var s{_locals++} in new[] {{ fw, fw }})", depth, "");
                break;
            case 6:
                Switch(depth);
                break;
            case 7:
                Try(depth);
                break;
            case 8 or 9 when !_isNested:
                Line($"b{_random.Next(2)} = {Condition(3)};");
                break;
            case 10 when !_isNested:
                Line($"b{_random.Next(2)} {Pick("|=", "&=", "^=")} {Condition(2)};");
                break;
            case 11 when !_isNested:
                Line($"n0 = {Pick("null", Condition(2), "fw?.Equals(" + Constant() + ")")};");
                break;
            case 12 when !_isNested:
                Line($"c0 = {Pick("string.CompareOrdinal(fw, " + Constant() + ")", "Array.IndexOf(Set, fw)", "1")};");
                break;
            case 13:
                Line($"if ({Condition(2)}) {Exit()}");
                break;
            case 14:
                Line(Pick($"Ensure({Condition(2)});", "Check(fw);", $"Require(fw, {Constant()});", "_ = Checked(fw);"));
                break;
            case 15:
                Line("Invoke(() =>");
                Nested(depth);
                Line(");");
                break;
            case 16 when !_isNested:
                Line("later = () =>");
                Nested(depth);
                Line(";");
                break;
            case 17:
                Line("((Action)(() =>");
                Nested(depth);
                Line("))();");
                break;
            case 18 when _loops == 0 && _inFinally == 0 && !_isNested:
                var label = $"label{_labels.Count}";
                _labels.Add(label);
                Line($"if ({Condition(2)}) goto {label};");
                break;
            case 19 when !_isNested:
                Line($"(b0, b1) = ({Condition(2)}, {Pick("b0", "b1", "Coin()")});");
                break;
            case 20:
                Line($"using (new MemoryStream())");
                Block(depth);
                break;
            case 21:
                Line("lock (Set)");
                Block(depth);
                break;
            case 22:
                Line($"_ = {Condition(2)} ? T({Sites++}) : T({Sites++});");
                Line($"_ = {Condition(1)} && T({Sites++}) || T({Sites++});");
                break;
            default:
                Site();
                break;
        }
    }

    private void Loop(string head, int depth, string tail)
    {
        Line(head);
        Line("{");
        Line("Tick();");
        _loops++;
        Block(depth);
        _loops--;
        Line("}" + tail);
    }

    private void Switch(int depth)
    {
        Line("switch (fw)");
        Line("{");
        foreach (var value in Constants(_random.Next(1, 4)))
        {
            Line($"case {value}{(_random.Next(3) == 0 ? $" when {Condition(2)}" : "")}:");
            Block(depth);
            Line(_random.Next(4) switch
            {
                0 => "goto default;",
                1 when _inFinally == 0 => "return;",
                _ => "break;",
            });
        }

        Line("default:");
        Block(depth);
        Line("break;");
        Line("}");
    }

    private void Try(int depth)
    {
        Line("try");
        Block(depth);
        var hasCatch = _random.Next(3) > 0;
        if (hasCatch)
        {
            Line($"catch (Boom){(_random.Next(2) == 0 ? $" when ({Condition(2)})" : "")}");
            Block(depth);
        }

        if (!hasCatch || _random.Next(2) == 0)
        {
            Line("finally");

            // Nothing may jump out of a finally block.
            var loops = _loops;
            _loops = 0;
            _inFinally++;
            Block(depth);
            _inFinally--;
            _loops = loops;
        }
    }

    private void Nested(int depth)
    {
        var (loops, isNested, inFinally) = (_loops, _isNested, _inFinally);
        (_loops, _isNested, _inFinally) = (0, true, 0);
        Block(Math.Min(depth, 3));
        (_loops, _isNested, _inFinally) = (loops, isNested, inFinally);
    }

    private string Exit() => (_loops, _inFinally, _random.Next(4)) switch
    {
        ( > 0, _, 0) => "break;",
        ( > 0, _, 1) => "continue;",
        (_, 0, 2) => "return;",
        _ => "throw new Boom();",
    };

    private string Condition(int depth)
    {
        if (depth > 0)
        {
            switch (_random.Next(10))
            {
                case 0:
                    return $"!({Condition(depth - 1)})";
                case 1:
                    return $"({Condition(depth - 1)} && {Condition(depth - 1)})";
                case 2:
                    return $"({Condition(depth - 1)} || {Condition(depth - 1)})";
                case 3:
                    return $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})";
                case 4:
                    return $"({Condition(depth - 1)} {Pick("&", "|", "^", "==", "!=")} {Condition(depth - 1)})";
                case 5:
                    var arms = Constants(2);
                    return $"(fw switch {{ {arms[0]} => {Condition(depth - 1)}, {arms[1]} when {Condition(0)} => {Condition(0)}, _ => {Condition(depth - 1)} }})";
            }
        }

        var atom = Pick(
            $"fw == {Constant()}", $"fw != {Constant()}", $"{Constant()} == fw", $"fw is {Constant()} or {Constant()}", $"fw is not {Constant()}", $"fw is not ({Constant()} or {Constant()})",
            $"fw.Equals({Constant()})", $"fw.StartsWith(\"01.02\", StringComparison.Ordinal)", "fw.Contains(\"00.51\")", $"string.CompareOrdinal(fw, {Constant()}) {Pick("<", "<=", ">", ">=", "==", "!=")} 0",
            "Set.Contains(fw)", "Array.IndexOf(Set, fw) >= 0", "Coin()", "Coin()", $"Is(fw, {Constant()})", "Affected(fw)", $"Not(fw == {Constant()})", _settled, "n0 == true", "n0 is false", "(n0 ?? Coin())", "b0", "b1", "b0 is true", "c0 < 0", "c0 == 0", "c0 is > 0");
        var usesVariable = atom.Contains("n0", StringComparison.Ordinal) || atom.StartsWith('b') || atom.StartsWith("c0", StringComparison.Ordinal);
        return _isNested && usesVariable && _random.Next(2) == 0 ? "Coin()" : $"({atom})";
    }

    /// <summary>Different constants.</summary>
    private List<string> Constants(int count) => [.. _constants.OrderBy(_ => _random.Next()).Take(count).Select(constant => $"\"{constant}\"")];

    private string Constant() => $"\"{_constants[_random.Next(_constants.Length)]}\"";

    private string Pick(params string[] options) => options[_random.Next(options.Length)];
}
