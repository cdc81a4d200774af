"""Makes key pairs and prints their slots. Arguments: the library, how many."""
import sys
from zk import *

library, context = open_library(sys.argv[1])
print(*[library.zkGenKeyPair(context, 0) for _ in range(int(sys.argv[2]))])
assert library.zkClose(context) == 0
