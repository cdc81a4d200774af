using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

/// <summary>The client among threads. Calls are held inside the library, so that nothing here depends on time.</summary>
public sealed class ThreadTests(FakeLibrary fake)
{
    private static readonly byte[] _digest = new byte[32];

    private static Task<T> OnThread<T>(Func<T> call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [Fact]
    public async Task Calls_of_many_threads_reach_the_library_one_at_a_time()
    {
        using var client = fake.Open();
        using var start = new Barrier(8);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OnThread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < 500; i++)
            {
                client.Sign(_digest, KeySlot.Permanent(0));
                client.GetSerialNumber();
                client.GetBindingInfo();
            }

            return 0;
        })));

        Assert.Equal(1, fake.MostCallsAtOnce);
        Assert.Equal((8000, 8000), (fake.Allocated, fake.FreedOnce));
        Assert.Equal(1 + (8 * 500 * 3), fake.Calls.Count);
    }

    [Fact]
    public async Task A_call_waits_while_another_is_inside_the_library()
    {
        using var client = fake.Open();
        fake.Hold(ZymbitOperation.GenECDSASigFromDigest);
        var signing = OnThread(() => client.Sign(_digest, KeySlot.Permanent(0)));
        fake.AwaitHeld();

        var other = OnThread(() => client.GetSerialNumber());
        Assert.False(other.IsCompleted);
        fake.Release();
        await Task.WhenAll(signing, other);

        // The held call was not only the first to begin: the other began after it had ended.
        Assert.Equal(1, fake.MostCallsAtOnce);
    }

    [Theory]
    [InlineData(ZymbitOperation.WaitForTap)]
    [InlineData(ZymbitOperation.WaitForPerimeterEvent)]
    public async Task A_wait_holds_up_no_call_and_no_wait_of_the_other_kind(ZymbitOperation wait)
    {
        using var client = fake.Open();
        fake.Hold(wait);
        var waiting = OnThread(() => Wait(client, wait));
        fake.AwaitHeld();

        Assert.Equal("serial_num_str", client.GetSerialNumber());
        Assert.True(Wait(client, wait == ZymbitOperation.WaitForTap ? ZymbitOperation.WaitForPerimeterEvent : ZymbitOperation.WaitForTap));
        Assert.False(waiting.IsCompleted);

        fake.Release();
        Assert.True(await waiting);
        Assert.Equal(1, fake.MostCallsAtOnce);
        Assert.Equal(3, fake.ContextsOpened);
    }

    [Theory]
    [InlineData(ZymbitOperation.WaitForTap)]
    [InlineData(ZymbitOperation.WaitForPerimeterEvent)]
    public async Task A_second_wait_of_the_same_kind_is_refused_until_the_first_is_over(ZymbitOperation wait)
    {
        using var client = fake.Open();
        fake.Hold(wait);
        var waiting = OnThread(() => Wait(client, wait));
        fake.AwaitHeld();

        Assert.Throws<InvalidOperationException>(() => Wait(client, wait));
        fake.Release();
        await waiting;

        Assert.True(Wait(client, wait));
        Assert.Equal(2, fake.ContextsOpened);
    }

    [Fact]
    public async Task Disposing_during_a_call_returns_at_once_and_closes_after_the_call()
    {
        var client = fake.Open();
        fake.Hold(ZymbitOperation.GenECDSASigFromDigest);
        var signing = OnThread(() => client.Sign(_digest, KeySlot.Permanent(0)));
        fake.AwaitHeld();

        client.Dispose();
        Assert.Equal(0, fake.ContextsClosed);

        fake.Release();
        Assert.Equal(64, (await signing).Length);
        Assert.Equal((1, 0), (fake.ContextsClosed, fake.CallsOnClosedContexts));
    }

    [Fact]
    public async Task Disposing_during_a_wait_returns_at_once_and_closes_after_the_wait()
    {
        var client = fake.Open();
        fake.Hold(ZymbitOperation.WaitForTap);
        var waiting = OnThread(() => client.WaitForTap(Timeout.InfiniteTimeSpan));
        fake.AwaitHeld();

        client.Dispose();
        Assert.Equal(1, fake.ContextsClosed);

        fake.Release();
        Assert.True(await waiting);
        Assert.Equal((2, 0), (fake.ContextsClosed, fake.CallsOnClosedContexts));
    }

    [Fact]
    public async Task A_client_that_is_disposed_among_threads_closes_once_and_is_never_called_afterwards()
    {
        for (var round = 0; round < 20; round++)
        {
            var client = fake.Open();
            using var start = new Barrier(4);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => OnThread(() =>
            {
                start.SignalAndWait();
                try
                {
                    for (var i = 0; i < 200; i++)
                    {
                        if (number == 3 && i == 100)
                        {
                            client.Dispose();
                        }

                        client.GetSerialNumber();
                    }

                    return null;
                }
                catch (Exception exception)
                {
                    return exception;
                }
            })));

            Assert.All(outcomes, outcome => Assert.True(outcome is null or ObjectDisposedException, $"{outcome}"));
            Assert.Equal((1, 0, 0), (fake.ContextsClosed, fake.CallsOnClosedContexts, fake.Leaked));
        }
    }

    [Fact]
    public void Disposing_twice_closes_once()
    {
        var client = fake.Open();
        client.WaitForTap(TimeSpan.Zero);

        client.Dispose();
        client.Dispose();

        Assert.Equal((2, 2, 0), (fake.ContextsOpened, fake.ContextsClosed, fake.CallsOnClosedContexts));
    }

    [Fact]
    public void Every_use_after_disposing_says_so_and_calls_nothing()
    {
        var client = fake.Open();
        client.Dispose();
        IReadOnlyList<string> before = fake.Calls;

        Assert.Throws<ObjectDisposedException>(() => client.GetSerialNumber());
        Assert.Throws<ObjectDisposedException>(() => client.Sign(_digest, KeySlot.Permanent(0)));
        Assert.Throws<ObjectDisposedException>(() => client.GetBatteryVoltage());
        Assert.Throws<ObjectDisposedException>(() => client.WaitForTap(TimeSpan.Zero));
        Assert.Throws<ObjectDisposedException>(() => client.WaitForPerimeterEvent(TimeSpan.Zero));
        Assert.Throws<ObjectDisposedException>(() => client.BeginRestoration(KeyType.Ed25519, "w"));
        Assert.Throws<ObjectDisposedException>(() => client.LockBinding(Irreversible.ForUnit("serial_num_str")));
        Assert.Equal(before, fake.Calls);
    }

    private static bool Wait(IZymkey unit, ZymbitOperation wait) =>
        wait == ZymbitOperation.WaitForTap ? unit.WaitForTap(Timeout.InfiniteTimeSpan) : unit.WaitForPerimeterEvent(Timeout.InfiniteTimeSpan);
}
