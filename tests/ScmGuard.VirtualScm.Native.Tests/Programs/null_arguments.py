"""Passes a null pointer for each pointer in turn, then contexts that are not open. Arguments: the library, a file with one function a line:
its name, then its parameters as TYPE or TYPE? (may be null). Every call must answer -22; with an optional null, it must answer at all."""
import sys
from zk import *

EINVAL = -22
library, context = open_library(sys.argv[1])
room = []


def value(kind):
    """Something that a parameter of a type takes, kept alive."""
    if kind == "Int32":
        return c_int(1)
    if kind == "UInt32":
        return c_uint32(0)
    if kind == "Bool":
        return c_bool(True)
    if kind == "Single":
        return c_float(1)
    if kind == "Text":
        return c_char_p(b"x")
    buffer = ctypes.create_string_buffer(256)
    room.append(buffer)
    return buffer


calls = 0
for line in open(sys.argv[2]):
    name, *parameters = line.split()
    function = getattr(library, name)
    kinds = [parameter.rstrip("?") for parameter in parameters]
    pointers = [i for i, kind in enumerate(kinds) if kind not in ("Context", "Int32", "UInt32", "Bool", "Single")]
    for null in pointers:
        result = function(*[context if kind == "Context" else None if i == null else value(kind) for i, kind in enumerate(kinds)])
        calls += 1
        if result != EINVAL and not parameters[null].endswith("?"):
            sys.exit(f"{name} with a null {kinds[null]} as parameter {null}: {result}")
    if "Context" in kinds:
        for wrong in (None, c_void_p(0x7FFFFFFF)):
            result = function(*[wrong if kind == "Context" else value(kind) for kind in kinds])
            calls += 1
            if result != EINVAL:
                sys.exit(f"{name} on a context that is not open: {result}")
print(calls)
