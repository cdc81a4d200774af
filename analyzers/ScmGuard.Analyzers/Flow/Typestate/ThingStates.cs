using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>The stages of all things in one configuration, while a block runs.</summary>
/// <param name="layout">Where they are kept.</param>
/// <param name="cells">The configuration's cells.</param>
/// <param name="record">Takes down what is seen to be wrong, or null.</param>
internal sealed class ThingStates(Layout layout, int[] cells, TypestateRecord? record)
{
    /// <summary>The stage of a thing.</summary>
    public Stage StageOf(int thing) => (Stage)(cells[layout.StageOf(thing)] & 0xFF);

    /// <summary>The call that brought a thing into its stage, or null.</summary>
    public Site? SinceOf(int thing) => layout.SiteBy(cells[layout.SinceOf(thing)] & 0xFFFF);

    /// <summary>Begins a thing anew.</summary>
    public void Begin(int thing, Stage stage, Site site, int? parent)
    {
        if (layout.Things[thing].Protocol.LeftOpen is { } leftOpen && StageOf(thing) == Stage.Open && SinceOf(thing) is { } first)
        {
            record?.Add(new Finding(leftOpen, first.Syntax, null, null, site.Syntax));
        }

        // What was derived from the last one is not derived from this one.
        var isOfUnit = layout.Things[thing].Unit is not null;
        for (var other = 0; other < layout.Things.Count; other++)
        {
            if (ParentOf(other) == thing)
            {
                cells[layout.StageOf(other)] &= 0xFFFF;
            }
        }

        var (before, since) = isOfUnit ? (StageOf(thing), SinceOf(thing)?.Index ?? 0) : (Stage.None, 0);
        cells[layout.StageOf(thing)] = (int)stage | ((int)before << 8) | ((parent is { } from && from != thing ? from + 1 : 0) << 16);
        cells[layout.SinceOf(thing)] = site.Index | (since << 16);
    }

    /// <summary>Lets an event happen to a thing.</summary>
    public void Move(int thing, IReadOnlyList<Move> moves, Site site)
    {
        var stage = StageOf(thing);
        foreach (var move in moves)
        {
            if (move.From == stage)
            {
                // A thing that stays where it was has been there since it came there.
                var since = SinceOf(thing)?.Index ?? 0;
                cells[layout.StageOf(thing)] = (int)move.To | ((int)move.Otherwise << 8) | (cells[layout.StageOf(thing)] & ~0xFFFF);
                cells[layout.SinceOf(thing)] = site.Index | ((move.Otherwise == stage ? since : site.Index) << 16);
                return;
            }
        }
    }

    /// <summary>Lets an event happen to all that is derived from a thing.</summary>
    public void MoveDescendants(int thing, ProtocolEvent row, Site site)
    {
        for (var other = 0; other < layout.Things.Count; other++)
        {
            if (DescendsFrom(other, thing))
            {
                foreach (var wrong in row.DescendantWrongs)
                {
                    if (wrong.In == StageOf(other))
                    {
                        record?.Add(new Finding(wrong.Violation, site.Syntax, null, layout.Things[other].Made, null));
                    }
                }

                Move(other, row.DescendantMoves, site);
            }
        }
    }

    /// <summary>Checks an event.</summary>
    public void Check(int thing, IReadOnlyList<Wrong> wrongs, Site site)
    {
        foreach (var wrong in wrongs)
        {
            if (wrong.In == StageOf(thing))
            {
                record?.Add(new Finding(wrong.Violation, site.Syntax, SinceOf(thing)?.Syntax, layout.Things[thing].Made, null));
            }
        }
    }

    /// <summary>Hands a thing on to where other code reads it.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="name">The name under which it is stored, or an empty text.</param>
    /// <param name="where">The place in the code.</param>
    public void Keep(int thing, string name, SyntaxNode where)
    {
        var protocol = layout.Things[thing].Protocol;
        var stage = StageOf(thing);
        if (!protocol.KeptAs(name))
        {
            return;
        }

        foreach (var wrong in protocol.KeptWrongs)
        {
            if (wrong.In == stage && SinceOf(thing) is { } since)
            {
                record?.Add(new Finding(wrong.Violation, since.Syntax, null, layout.Things[thing].Made, where));
            }
        }

        foreach (var move in protocol.KeptMoves)
        {
            if (move.From == stage)
            {
                cells[layout.StageOf(thing)] = (int)move.To | ((int)move.Otherwise << 8) | (cells[layout.StageOf(thing)] & ~0xFFFF);
                return;
            }
        }

        Forget(thing);
    }

    /// <summary>Nothing is known about a thing from here on.</summary>
    public void Forget(int thing)
    {
        cells[layout.StageOf(thing)] &= ~0xFFFF;
        cells[layout.SinceOf(thing)] = 0;
    }

    /// <summary>Nothing is known any more about what code elsewhere can act on.</summary>
    public void ForgetFragile()
    {
        for (var thing = 0; thing < layout.Things.Count; thing++)
        {
            if (layout.Things[thing] is { Unit: not null, Protocol.IsFragile: true })
            {
                Forget(thing);
            }
        }
    }

    /// <summary>Settles what became of a call.</summary>
    /// <returns>False if the code knows already that it was otherwise.</returns>
    public bool Settle(Site site, Outcome outcome)
    {
        var cell = layout.OutcomeOf(site);
        var known = cells[cell] == 0 ? Outcome.Either : (Outcome)cells[cell];
        outcome &= known;
        if (outcome == Outcome.None || outcome == known)
        {
            return outcome != Outcome.None;
        }

        cells[cell] = (int)outcome;
        for (var thing = 0; thing < layout.Things.Count; thing++)
        {
            var (stage, since) = (cells[layout.StageOf(thing)], cells[layout.SinceOf(thing)]);
            if ((since & 0xFFFF) == site.Index)
            {
                if (outcome == Outcome.Failure)
                {
                    stage = (stage & ~0xFF) | ((stage >> 8) & 0xFF);
                    since >>= 16;
                }

                cells[layout.StageOf(thing)] = (stage & ~0xFF00) | ((stage & 0xFF) << 8);
                cells[layout.SinceOf(thing)] = (since & 0xFFFF) | ((since & 0xFFFF) << 16);
            }
        }

        return true;
    }

    /// <summary>A call is made again: what became of it the last time is not asked any more.</summary>
    public void Renew(Site site)
    {
        // Settled for good as what the code took it for.
        if (cells[layout.OutcomeOf(site)] == 0)
        {
            Settle(site, Outcome.Success);
        }

        cells[layout.OutcomeOf(site)] = 0;
        for (var place = 0; place < layout.PlaceCount; place++)
        {
            if (layout.SiteOfValue(cells[place]) == site.Index)
            {
                cells[place] = 0;
            }
        }
    }

    /// <summary>Drops what no later code can ask about, so that ways which differ in nothing else become one.</summary>
    public void Tidy()
    {
        var isHeld = new bool[layout.Sites.Count + 1];
        var isBorne = new bool[layout.Things.Count];
        for (var place = 0; place < layout.PlaceCount; place++)
        {
            isHeld[layout.SiteOfValue(cells[place])] = true;
            foreach (var thing in layout.BorneBy(cells[place]))
            {
                isBorne[thing] = true;
            }
        }

        foreach (var site in layout.Sites)
        {
            if (!isHeld[site.Index])
            {
                if (cells[layout.OutcomeOf(site)] == 0)
                {
                    Settle(site, Outcome.Success);
                }

                cells[layout.OutcomeOf(site)] = 0;
            }
        }

        for (var thing = 0; thing < layout.Things.Count; thing++)
        {
            // A key that no variable holds any more can no longer be used. What is derived from it stays so.
            if (layout.Things[thing] is { Unit: null, Protocol.LeftOpen: null } && StageOf(thing) != Stage.Kept && !isBorne[thing])
            {
                Forget(thing);
            }

            if ((cells[layout.StageOf(thing)] & 0xFFFF) == 0)
            {
                cells[layout.SinceOf(thing)] = 0;
            }
        }
    }

    /// <summary>Checks what must not be open any more where the body is left.</summary>
    public void CheckEnd(SyntaxNode? where)
    {
        for (var thing = 0; thing < layout.Things.Count; thing++)
        {
            if (layout.Things[thing].Protocol is { LeftOpen: { } leftOpen } protocol && StageOf(thing) == Stage.Open && SinceOf(thing) is { } since && IsOwner(protocol, since))
            {
                record?.Add(new Finding(leftOpen, since.Syntax, null, null, where));
            }
        }
    }

    private bool IsOwner(Protocol protocol, Site since)
    {
        if (protocol.Owning.Count == 0)
        {
            return true;
        }

        foreach (var site in layout.Sites)
        {
            // What a method does before it begins, such as to cancel what is left of an earlier run, does not end what it begins.
            if (site.Syntax.SpanStart > since.Syntax.SpanStart && protocol.Owning.Contains(site.Call.Operation.Id))
            {
                return true;
            }
        }

        return false;
    }

    private bool DescendsFrom(int thing, int ancestor)
    {
        // A chain is no longer than there are things, whatever a loop made of it.
        for (var steps = 0; steps < layout.Things.Count && ParentOf(thing) is { } parent; steps++)
        {
            if (parent == ancestor)
            {
                return true;
            }

            thing = parent;
        }

        return false;
    }

    private int? ParentOf(int thing) => (cells[layout.StageOf(thing)] >> 16) is > 0 and var parent ? parent - 1 : null;
}
