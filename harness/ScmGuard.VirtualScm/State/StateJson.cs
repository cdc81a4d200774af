using System.Text.Json.Serialization;

namespace ScmGuard.VirtualScm;

/// <summary>The serializer's code for the state, made at compile time.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(UnitState))]
internal sealed partial class StateJson : JsonSerializerContext;
