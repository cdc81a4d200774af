using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>The spellings by which a project names an operation: as in C (<c>zkGenKeyPair</c>), as in Python (<c>gen_key_pair</c>) or as in <see cref="ZymbitOperation"/>.</summary>
internal static class OperationNames
{
    public static bool TryFind(string name, out Operation operation)
    {
        if (Operations.TryGetByNativeName(name, out operation) || Operations.TryGetByNativeName("zk" + name, out operation))
        {
            return true;
        }

        if (PythonMethods.TryGet(name, out var method))
        {
            operation = Operations.Get(method.Operations[0]);
            return true;
        }

        return false;
    }
}
