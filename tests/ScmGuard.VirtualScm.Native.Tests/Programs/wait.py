"""Waits for a tap, for ever; says so before. Argument: the library."""
import sys
from zk import *

library, context = open_library(sys.argv[1])
print(library.zkWaitForTap(context, c_uint32(0xFFFFFFFF)))
