"""Makes a key pair, and a wallet key, and prints their slots. Argument: the library."""
import sys
from zk import *

library, context = open_library(sys.argv[1])
mnemonic = c_void_p()
pair = library.zkGenKeyPair(context, 0)
master = library.zkGenWalletMasterSeedWithBIP39(context, 0, b"", b"device", None, 0, b"", byref(mnemonic))
libc.free(mnemonic)
child = library.zkGenWalletChildKey(context, master, c_uint32(0), c_bool(True), c_bool(False), None)
assert min(pair, master, child) >= 16, (pair, master, child)
print(pair, child)
