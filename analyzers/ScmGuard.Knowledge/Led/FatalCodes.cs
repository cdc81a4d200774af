using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The fatal codes of the LED.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting.</remarks>
public static class FatalCodes
{
    /// <summary>All codes.</summary>
    public static IReadOnlyList<FatalCode> All { get; } =
    [
        new(4, 1, "low battery voltage", "replace the battery, and see that the threshold is below 2.5 V", SourcePages.ScmFaq) { IsDeveloperModeOnly = true },
        new(4, 2, "supervised boot: a file failed its signature check", "sign the changed file again, or put the signed one back", SourcePages.ScmFaq),
        new(5, null, "serial number mismatch of the ATECC: usually the keys were erased by a tamper breach", "the keys are gone; replace the unit and ask the vendor's support", SourcePages.ScmFaq),
        new(6, null, "the digest of the key area failed: tamper, hardware failure, or a self-destruct by low battery", "the keys are gone; replace the unit and ask the vendor's support", SourcePages.ScmFaq),
        new(6, null, "perimeter event while a channel is set to self-destruct; the subcode sums up the channels", "close the perimeter circuits and clear the events; set the channels to notify before locking", SourcePages.ScmFaq)
        {
            HasAggregateSubcode = true,
            IsDeveloperModeOnly = true,
        },
        new(8, null, "the unit cannot answer the host: a host with too little CPU to spare starves the heartbeat", "take load off the host, and use the performance governor", SourcePages.ScmFaq),
        new(20, 1, "temperature below the low threshold while set to self-destruct", "warm the unit up, then set the threshold to 20 C or less", SourcePages.ScmFaq) { IsDeveloperModeOnly = true },
        new(20, 2, "temperature above the high threshold while set to self-destruct", "cool the unit down, then set the threshold to 40 C or more", SourcePages.ScmFaq) { IsDeveloperModeOnly = true },
        new(22, 9, "supervised boot: the process itself failed", "power the unit off and on; if it comes back, ask the vendor's support", SourcePages.ScmFaq),
    ];

    /// <summary>Finds a code by what was counted.</summary>
    /// <param name="main">Flashes after the first gap.</param>
    /// <param name="subcode">Flashes after the second gap, or null if there were none.</param>
    /// <returns>The code, or null if no table has it.</returns>
    public static FatalCode? Find(int main, int? subcode)
    {
        foreach (var code in All)
        {
            if (code.Main == main && (code.HasAggregateSubcode ? subcode is not null : code.Subcode == subcode))
            {
                return code;
            }
        }

        return null;
    }
}
