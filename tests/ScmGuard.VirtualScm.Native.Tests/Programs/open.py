"""Opens the unit that the environment names, and prints the result and whether there is a context. Argument: the library."""
import sys
import ctypes

library = ctypes.CDLL(sys.argv[1])
context = ctypes.c_void_p(7)
print(library.zkOpen(ctypes.byref(context)), context.value)
