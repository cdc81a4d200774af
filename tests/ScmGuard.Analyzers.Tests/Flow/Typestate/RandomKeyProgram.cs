using System;
using System.Text;

namespace ScmGuard.Analyzers.Tests.Flow.Typestate;

/// <summary>Writes a method out of keys, branches, loops and handlers at random. Each call in it has a number of its own.</summary>
internal sealed class RandomKeyProgram
{
    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private int _loops;
    private int _inFinally;
    private int _counters;
    private int _budget = 7;
    private int _site;

    private RandomKeyProgram(int seed, int firstSite)
    {
        _random = new Random(seed);
        _site = firstSite;
    }

    /// <summary>Writes one method.</summary>
    public static (string Text, int NextSite) Write(string name, int seed, int firstSite)
    {
        var program = new RandomKeyProgram(seed, firstSite);
        program.Line($"public static void {name}()");
        program.Line("{");
        program.Line($"int a = Gen({program._site++}), b = Gen({program._site++}), c = Child({program._site++}, a); bool f = Flip(), g = false; int rc = 0;");
        for (var count = 0; count < 4; count++)
        {
            program.Statement(3);
        }

        program.Line("}");
        return (program._text.ToString(), program._site);
    }

    private void Line(string text) => _text.AppendLine(text);

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
            Simple();
            return;
        }

        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                Line($"if ({Condition()})");
                Block(depth);
                if (_random.Next(2) == 0)
                {
                    Line("else");
                    Block(depth);
                }

                break;
            case 3:
                Line("while (Flip())");
                Loop(depth);
                break;
            case 4:
                Line($"for (int i{_counters} = 0; i{_counters} < {_random.Next(1, 3)}; i{_counters++}++)");
                Loop(depth);
                break;
            case 5:
                Line("try");
                Block(depth);
                if (_random.Next(2) == 0)
                {
                    Line("catch (Boom)");
                    Block(depth);
                }

                Line("finally");
                var loops = _loops;
                (_loops, _inFinally) = (0, _inFinally + 1);
                Block(depth);
                (_loops, _inFinally) = (loops, _inFinally - 1);
                break;
            case 6 when _loops > 0:
                Line($"if ({Condition()}) {(_random.Next(2) == 0 ? "break" : "continue")};");
                break;
            case 7 when _inFinally == 0:
                Line($"if ({Condition()}) {(_random.Next(2) == 0 ? "return" : "throw new Boom()")};");
                break;
            default:
                Simple();
                break;
        }
    }

    private void Loop(int depth)
    {
        _loops++;
        Block(depth);
        _loops--;
    }

    private void Simple()
    {
        Line(_random.Next(12) switch
        {
            0 => $"{Slot()} = Gen({_site++});",
            1 => $"{Slot()} = Child({_site++}, {Slot()});",
            2 => $"{Slot()} = {Slot()};",
            3 or 4 => $"rc = Remove({_site++}, {Slot()});",
            5 => $"Remove({_site++}, {Slot()});",
            6 => $"{(_random.Next(2) == 0 ? "f" : "g")} = {Pick("true", "false", "Flip()", "rc < 0")};",
            7 => $"if (Remove({_site++}, {Slot()}) < 0) Sign({_site++}, {Slot()});",
            _ => $"Sign({_site++}, {Slot()});",
        });
    }

    private string Condition() => Pick("f", "!f", "g", "!g", "Flip()", "rc < 0", "rc >= 0", "rc == 0", "f && g", "f || !g", "a >= 0");

    private string Slot() => Pick("a", "b", "c");

    private string Pick(params string[] options) => options[_random.Next(options.Length)];
}
