using System;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

public sealed class IrreversibleTests(FakeLibrary fake)
{
    private static readonly Action<IZymkey, Irreversible>[] _table =
    [
        (z, confirmed) => z.LockBinding(confirmed),
        (z, confirmed) => z.DisablePublicKeyExport(KeySlot.Generated(16), confirmed),
        (z, confirmed) => z.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, confirmed),
        (z, confirmed) => z.SetBatteryVoltageAction(ThresholdAction.SelfDestruct, confirmed),
        (z, confirmed) => z.SetCpuTemperatureAction(ThresholdAction.SelfDestruct, confirmed),
        (z, confirmed) => z.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy, confirmed),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, _table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_operation_meant_for_another_unit_is_refused_before_it_is_called(int row)
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetSerialNumberString, "serial_num_str", "00001111\0"u8);

        var exception = Assert.Throws<WrongUnitException>(() => _table[row](client, Irreversible.ForUnit("00002222")));

        Assert.Equal(("00002222", "00001111"), (exception.Intended, exception.Opened));
        Assert.Equal(["zkOpen", "zkGetSerialNumberString"], fake.Calls);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_operation_meant_for_this_unit_is_called_after_the_serial_number_was_read(int row)
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetSerialNumberString, "serial_num_str", "00001111\0"u8);

        _table[row](client, Irreversible.ForUnit("00001111"));

        Assert.Equal(3, fake.Calls.Count);
        Assert.Equal("zkGetSerialNumberString", fake.Calls[1]);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_operation_is_not_called_when_the_serial_number_cannot_be_read(int row)
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GetSerialNumberString, -5);

        Assert.Throws<ZymkeyException>(() => _table[row](client, Irreversible.ForUnit("00001111")));

        Assert.Equal(2, fake.Calls.Count);
    }

    [Fact]
    public void Every_operation_that_the_table_calls_irreversible_asks_for_a_confirmation()
    {
        var annotated = AnnotatedMethods.All.Where(method => Operations.Get(method.Operation).Harm == Harm.Irreversible).ToArray();

        // An overload without one is for the actions that destroy nothing, which it checks.
        Assert.All(annotated.GroupBy(method => method.Operation), overloads =>
            Assert.Contains(overloads, overload => overload.Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Irreversible))));
        Assert.Equal(5, annotated.Select(method => method.Operation).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_confirmation_names_a_unit(string? serialNumber) => Assert.ThrowsAny<ArgumentException>(() => Irreversible.ForUnit(serialNumber!));
}
