"""Signs with each slot and prints the result, and 1 if the unit takes the signature for valid. Arguments: the library, slots."""
import sys
from zk import *

library, context = open_library(sys.argv[1])
for slot in sys.argv[2:]:
    print(*sign(library, context, int(slot)))
