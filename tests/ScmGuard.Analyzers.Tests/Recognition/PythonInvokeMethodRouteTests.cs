using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

public sealed class PythonInvokeMethodRouteTests
{
    [Theory]
    [InlineData("client.InvokeMethod(\"gen_key_pair\", new PyString(\"secp256r1\"));")]
    [InlineData("client.InvokeMethod(\"gen_key_pair\", \"secp256r1\".ToPython());")]
    [InlineData("client.InvokeMethod(\"gen_key_pair\", new PyObject[] { new PyString(\"secp256r1\") });")]
    [InlineData("client.InvokeMethod(\"gen_key_pair\", new PyObject[0], Py.kw(\"key_type\", \"secp256r1\"));")]
    [InlineData("const string Name = \"gen_key_pair\"; client.InvokeMethod(Name, new PyString(\"secp256r1\"));")]
    [InlineData("PyModule.Import(\"zymkey\").GetAttr(\"client\").InvokeMethod(\"gen_key_pair\", new PyString(\"secp256r1\"));")]
    [InlineData("dynamic c = Py.Import(\"zymkey\"); c.client.InvokeMethod(\"gen_key_pair\", new PyString(\"secp256r1\"));")]
    public void A_method_that_is_called_by_its_name_is_recognized(string statements)
    {
        var call = Recognized.Single(Recognized.PythonNet, Program(statements));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallRoute.PythonInvokeMethod, CallConfidence.Certain), (call.Operation.Id, call.Route, call.Confidence));
        Assert.True(call.TryGetArgument(ArgumentRole.KeyType, out var type) && type.TryGetConstant(out var constant, default) && constant is "secp256r1");
    }

    [Fact]
    public void A_number_inside_an_object_of_Python_is_a_number()
    {
        var call = Recognized.Single(Recognized.PythonNet, Program("client.InvokeMethod(\"remove_key\", new PyInt(21));"));
        Assert.True(call.TryGetArgument(ArgumentRole.Slot, out var slot) && slot.TryGetConstant(out var constant, default) && constant is 21);
    }

    [Theory]
    [InlineData("client.InvokeMethod(\"make_coffee\");")]
    [InlineData("client.InvokeMethod(name);")]
    [InlineData("PyModule.Import(\"softhsm\").InvokeMethod(\"gen_key_pair\", new PyString(\"secp256r1\"));")]
    [InlineData("unknown.InvokeMethod(\"sign\", new PyString(\"text\"));")]
    public void Another_method_or_another_module_is_no_call(string statements) =>
        Assert.Empty(Recognized.In(Recognized.Compile(Recognized.PythonNet, Program(statements))));

    [Fact]
    public void A_receiver_of_unknown_origin_counts_for_a_distinctive_name_only() =>
        Assert.Equal(CallConfidence.Likely, Recognized.Single(Recognized.PythonNet, Program("unknown.InvokeMethod(\"gen_key_pair\", new PyString(\"secp256r1\"));")).Confidence);

    private static string Program(string statements) => $$"""
        using Python.Runtime;
        class P
        {
            void M(PyObject unknown, string name)
            {
                PyObject client = PyModule.Import("zymkey").GetAttr("client");
                {{statements}}
            }
        }
        """;
}
