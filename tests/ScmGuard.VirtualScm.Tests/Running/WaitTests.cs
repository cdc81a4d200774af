using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Running;

public sealed class WaitTests
{
    [Fact]
    public async Task A_wait_whose_time_is_up_fails_no_call_that_changes_something_meanwhile()
    {
        using VirtualUnit unit = VirtualUnit.InMemory(UnitProfile.ScmA1);
        using CancellationTokenSource enough = new();
        Task[] waits = [.. Enumerable.Range(0, 4).Select(_ => OnThread(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                Assert.Equal(Errno.TimedOut, unit.Accelerometer.WaitForTap(1));
            }
        }))];

        // The unit's change wakes the waits, one of which may be over by then.
        for (int i = 0; i < 3000; i++)
        {
            Assert.Equal(0, unit.LedDrive.LEDOn());
        }

        enough.Cancel();
        await Task.WhenAll(waits).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Waits_that_begin_at_the_same_moment_are_all_woken()
    {
        // The clock stands still, so that nothing but the change itself can wake them.
        ManualTime time = new();
        using VirtualUnit unit = VirtualUnit.InMemory(UnitProfile.ScmA1, new VirtualUnitOptions { Time = time, IsRepeatable = true });
        for (int i = 0; i < 300; i++)
        {
            using Barrier start = new(2);
            Task tap = OnThread(() =>
            {
                start.SignalAndWait();
                Assert.Equal(0, unit.Accelerometer.WaitForTap(uint.MaxValue));
            });
            Task perimeter = OnThread(() =>
            {
                start.SignalAndWait();
                Assert.Equal(0, unit.Perimeter.WaitForPerimeterEvent(uint.MaxValue));
            });

            // Two timers for each wait.
            while (time.Timers < 4)
            {
                await Task.Yield();
            }

            unit.Surroundings.Tap(AccelerationAxis.Z);
            unit.Surroundings.BreakPerimeter(0);
            await Task.WhenAll(tap, perimeter).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(0, unit.Perimeter.ClearPerimeterDetectEvents());
        }
    }

    private static Task OnThread(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
