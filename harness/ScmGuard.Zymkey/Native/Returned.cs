using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Native;

/// <summary>Reads a function's return value by the convention of its operation. 0 and positive values mean different things in different ones.</summary>
internal static class Returned
{
    public static void Success(ZymbitOperation operation, int result)
    {
        if (result < 0)
        {
            throw ZymkeyException.For(operation, result);
        }
    }

    public static KeySlot Slot(ZymbitOperation operation, int result)
    {
        Success(operation, result);
        return KeySlot.FromUnit(result);
    }

    public static bool Verification(ZymbitOperation operation, int result)
    {
        Success(operation, result);
        return result switch
        {
            NativeResult.Valid => true,
            NativeResult.Invalid => false,
            _ => throw new ZymkeyException(operation, result, "neither 1 (valid) nor 0 (not valid)"),
        };
    }

    /// <summary>The new wallet's slot at the end of a SLIP39 session; null while it goes on.</summary>
    public static KeySlot? Slip39Progress(ZymbitOperation operation, int result)
    {
        if (result == NativeResult.Slip39Unfinished)
        {
            return null;
        }

        Success(operation, result);
        return result > KeySlots.Permanent.Value.Last
            ? KeySlot.FromUnit(result)
            : throw new ZymkeyException(operation, result, "neither -1 (not finished) nor a slot that a new wallet can have");
    }

    /// <summary>True if the awaited event came, false if the time was up.</summary>
    public static bool Event(ZymbitOperation operation, int result)
    {
        if (result == NativeResult.TimedOut)
        {
            return false;
        }

        Success(operation, result);
        return true;
    }
}
