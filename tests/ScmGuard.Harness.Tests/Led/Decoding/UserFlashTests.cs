using System;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Encoding;

namespace ScmGuard.Harness.Tests.Led.Decoding;

public sealed class UserFlashTests
{
    [Theory]
    [InlineData(500, 500)]
    [InlineData(1000, 2000)]
    [InlineData(50, 50)]
    [InlineData(250, 250)]
    [InlineData(200, 2200)]
    [InlineData(100, 3600)]
    [InlineData(500, 1000)]
    [InlineData(20, 20)]
    [InlineData(2000, 1000)]
    public void Flashes_of_an_application_are_no_status(int on, int off)
    {
        for (int count = 0; count < 40; count++)
        {
            LedReading reading = Decode(on, off, count);
            Assert.False(reading.IsDecoded, $"{on}/{off} {count} times: {reading}");
            Assert.NotEmpty(reading.Reason!);
        }
    }

    [Theory]
    [InlineData(100, 100, LedShown.Unbound)]
    [InlineData(80, 120, LedShown.Unbound)]
    [InlineData(100, 2900, LedShown.DeveloperRunning)]
    [InlineData(500, 2500, LedShown.DeveloperRunning)]
    public void Flashes_that_are_the_same_signal_are_taken_for_it(int on, int off, LedShown shown) => Assert.Equal(shown, Decode(on, off, 0).Shown);

    [Fact]
    public void No_flashes_of_any_lengths_and_count_are_a_fatal_code()
    {
        int[] lengths = [10, 20, 50, 70, 100, 150, 250, 400, 500, 600, 750, 1000, 1500];
        foreach (int on in lengths)
        {
            foreach (int off in lengths)
            {
                foreach (int count in new[] { 0, 1, 3, 10, 11, 30 })
                {
                    Assert.NotEqual(LedShown.Fatal, Decode(on, off, count).Shown);
                }
            }
        }
    }

    private static LedReading Decode(int on, int off, int count) => LedDecoder.Decode(LedEncoder.EncodeFlashes(
        TimeSpan.FromMilliseconds(on), TimeSpan.FromMilliseconds(off), count, new LedEncoding { Before = TimeSpan.FromSeconds(2), Length = TimeSpan.FromSeconds(60) }));
}
