"""Calls every function on a new SCM Rev A1 through ctypes, as a Python client does, and checks each answer. Arguments: the library, a folder."""
import os
import sys
import time
from zk import *

path, folder = sys.argv[1:]
zk, ctx = open_library(path)
EACCES, EINVAL, ENOSYS, EBADMSG, ETIMEDOUT = -13, -22, -38, -74, -110


def equal(actual, expected):
    assert actual == expected, f"{actual!r}, not {expected!r}"


def positive(slot):
    assert slot >= 16, slot
    return slot


def file(name):
    return os.path.join(folder, name).encode()


def out(function, *arguments):
    """Calls a function whose outputs are a block and its length, directly behind the context or behind the arguments."""
    block, size = c_void_p(), c_int()
    result = function(ctx, *arguments, byref(block), byref(size))
    return result, take(block, size.value) if block else None


def key_of(function, *arguments):
    block, size = c_void_p(), c_int()
    equal(function(ctx, byref(block), byref(size), *arguments), 0)
    return take(block, size.value)


# Random numbers and locked data.
block = c_void_p()
equal(zk.zkGetRandBytes(ctx, byref(block), 48), 0)
assert len(set(take(block, 48))) > 8
equal(zk.zkCreateRandDataFile(ctx, file("random"), 20), 0)
equal(os.path.getsize(file("random")), 20)
plain = b"what nobody else may read"
locked, size = c_void_p(), c_int()
equal(zk.zkLockDataB2B(ctx, plain, len(plain), byref(locked), byref(size), c_bool(False)), 0)
sealed = take(locked, size.value)
opened = c_void_p()
equal(zk.zkUnlockDataB2B(ctx, sealed, len(sealed), byref(opened), byref(size), c_bool(False)), 1)
equal(take(opened, size.value), plain)
equal(zk.zkUnlockDataB2B(ctx, sealed[:-1] + bytes([sealed[-1] ^ 1]), len(sealed), byref(opened), byref(size), c_bool(False)), 0)
assert not opened
equal(zk.zkUnlockDataB2F(ctx, sealed, len(sealed), file("plain"), c_bool(False)), 0)
equal(open(file("plain"), "rb").read(), plain)
equal(zk.zkLockDataF2F(ctx, file("plain"), file("locked"), c_bool(True)), 0)
equal(zk.zkUnlockDataF2F(ctx, file("locked"), file("again"), c_bool(True)), 0)
equal(open(file("again"), "rb").read(), plain)
equal(zk.zkUnlockDataF2F(ctx, file("locked"), file("again"), c_bool(False)), EBADMSG)
equal(zk.zkLockDataF2B(ctx, file("plain"), byref(locked), byref(size), c_bool(True)), 0)
sealed = take(locked, size.value)
open(file("sealed"), "wb").write(sealed)
equal(zk.zkUnlockDataF2B(ctx, file("sealed"), byref(opened), byref(size), c_bool(True)), 0)
equal(take(opened, size.value), plain)
equal(zk.zkLockDataB2F(ctx, plain, len(plain), file("locked"), c_bool(False)), 0)
assert plain not in open(file("locked"), "rb").read()

# Keys, signatures, agreement.
p256, k256 = positive(zk.zkGenKeyPair(ctx, 0)), positive(zk.zkGenKeyPair(ctx, 1))
public = key_of(zk.zkExportPubKey, p256, c_bool(False))
equal(len(public), 64)
equal(key_of(zk.zkGetECDSAPubKey, p256), public)
equal(zk.zkExportPubKey2File(ctx, file("one.pem"), p256, c_bool(False)), 0)
equal(zk.zkSaveECDSAPubKey2File(ctx, file("two.pem"), p256), 0)
equal(open(file("one.pem")).read(), open(file("two.pem")).read())
assert open(file("one.pem")).read().startswith("-----BEGIN PUBLIC KEY-----")
result, signature = out(zk.zkGenECDSASigFromDigest, digest_of(1), p256)
equal((result, len(signature)), (0, 64))
equal(zk.zkVerifyECDSASigFromDigest(ctx, digest_of(1), p256, signature, len(signature)), 1)
equal(zk.zkVerifyECDSASigFromDigest(ctx, digest_of(2), p256, signature, len(signature)), 0)
foreign = zk.zkStoreForeignPubKey(ctx, 0, public, len(public))
equal(foreign, 0)
equal(zk.zkVerifyECDSASigFromDigestWithForeignKeySlot(ctx, digest_of(1), foreign, signature, len(signature)), 1)
block, recovery = c_void_p(), c_uint8(255)
equal(zk.zkGenECDSASigFromDigestWithRecID(ctx, digest_of(1), k256, byref(block), byref(size), byref(recovery)), 0)
equal(len(take(block, size.value)), 64)
assert recovery.value < 4
equal(zk.zkGenEphemeralKeyPair(ctx, 0), 0)
first, second = c_void_p(), c_void_p()
equal(zk.zkDoRawECDH(ctx, -1, public, len(public), byref(first)), 0)
equal(zk.zkDoRawECDHWithIntPeerPubkey(ctx, -1, foreign, c_bool(True), byref(second)), 0)
equal(take(first, 32), take(second, 32))
equal(zk.zkDoECDHAndKDF(ctx, 2, -1, public, len(public), b"salt", 4, None, 0, 10, 40, byref(first)), 0)
equal(zk.zkDoECDHAndKDFWithIntPeerPubkey(ctx, 2, -1, p256, c_bool(False), b"salt", 4, None, 0, 10, 40, byref(second)), 0)
equal(take(first, 40), take(second, 40))
equal(zk.zkInvalidateEphemeralKey(ctx), 0)
maximum, slots, count = c_int(), POINTER(c_int)(), c_int()
equal(zk.zkGetAllocSlotsList(ctx, c_bool(False), byref(maximum), byref(slots), byref(count)), 0)
equal(slots[:count.value], list(range(16)) + [p256, k256])
libc.free(slots)
equal(zk.zkDisablePubKeyExport(ctx, k256, c_bool(False)), 0)
equal(zk.zkExportPubKey(ctx, byref(block), byref(size), k256, c_bool(False)), EACCES)
equal(zk.zkRemoveKey(ctx, k256, c_bool(False)), 0)

# Wallets.
mnemonic = c_void_p()
master = positive(zk.zkGenWalletMasterSeedWithBIP39(ctx, 2, b"", b"first", b"generator", 9, b"pass", byref(mnemonic)))
words = take_text(mnemonic)
equal(len(words.split()), 24)
code = c_void_p()
child = positive(zk.zkGenWalletChildKey(ctx, master, c_uint32(5), c_bool(True), c_bool(True), byref(code)))
take(code, 32)
address, name, top, found = c_void_p(), c_void_p(), c_int(), c_int()
equal(zk.zkGetWalletNodeAddrFromKeySlot(ctx, child, byref(address), byref(name), byref(top)), 0)
equal((take_text(address), take_text(name), top.value), ("m/5'", "first", master))
equal(zk.zkGetWalletKeySlotFromNodeAddr(ctx, b"m/5'", b"first", 0, byref(found)), 0)
equal(found.value, child)
before = key_of(zk.zkExportPubKey, child, c_bool(False))
equal(len(before), 32)
equal(zk.zkRemoveKey(ctx, master, c_bool(False)), 0)
master = positive(zk.zkRestoreWalletMasterSeedFromBIP39Mnemonic(ctx, 2, b"", b"first", b"generator", 9, b"pass", words.encode()))
child = positive(zk.zkGenWalletChildKey(ctx, master, c_uint32(5), c_bool(True), c_bool(False), None))
equal(key_of(zk.zkExportPubKey, child, c_bool(False)), before)
positive(zk.zkGenOversightWallet(ctx, 0, b"", public, bytes(32), b"m", b"overseen"))

# Shares.
equal(zk.zkGenWalletMasterSeedWithSLIP39(ctx, 1, b"", b"shared", None, 0, 1, 1, 0, b""), 0)
equal(zk.zkSetSLIP39GroupInfo(ctx, 0, 2, 2), 0)
equal(zk.zkAddSLIP39MemberPassword(ctx, b"", byref(mnemonic)), -1)
shares = [take_text(mnemonic)]
master = positive(zk.zkAddSLIP39MemberPassword(ctx, b"", byref(mnemonic)))
shares.append(take_text(mnemonic))
equal(zk.zkRemoveKey(ctx, master, c_bool(False)), 0)
equal(zk.zkRestoreWalletMasterSeedFromSLIP39(ctx, 1, b"", b"shared", None, 0, b""), -1)
equal(zk.zkAddRestoreSLIP39Mnemonic(ctx, b"", shares[1].encode()), -1)
equal(zk.zkCancelSLIP39Session(ctx), 0)
equal(zk.zkRestoreWalletMasterSeedFromSLIP39(ctx, 1, b"", b"shared", None, 0, b""), -1)
equal(zk.zkAddRestoreSLIP39Mnemonic(ctx, b"", shares[1].encode()), -1)
positive(zk.zkAddRestoreSLIP39Mnemonic(ctx, b"", shares[0].encode()))

# Perimeter and LED.
equal(zk.zkSetPerimeterEventAction(ctx, 1, c_uint32(1)), 0)
equal(zk.zkSetDigitalPerimeterDetectLPPeriod(ctx, 100), 0)
equal(zk.zkSetDigitalPerimeterDetectLPMaxBits(ctx, 4), 0)
equal(zk.zkSetDigitalPerimeterDetectDelays(ctx, 1, 2), 0)
equal(zk.zkSetDigitalPerimeterDetectDelays(ctx, 2, 1), EINVAL)
equal(zk.zkWaitForPerimeterEvent(ctx, c_uint32(0)), ETIMEDOUT)
stamps = POINTER(c_uint32)()
equal(zk.zkGetPerimeterDetectInfo(ctx, byref(stamps), byref(count)), 0)
equal(stamps[:count.value], [0, 0])
libc.free(stamps)
equal(zk.zkClearPerimeterDetectEvents(ctx), 0)
equal([zk.zkLEDOn(ctx), zk.zkLEDOff(ctx), zk.zkLEDFlash(ctx, c_uint32(10), c_uint32(20), c_uint32(0))], [0, 0, 0])

# The unit.
seconds = c_uint32()
equal(zk.zkGetTime(ctx, byref(seconds), c_bool(False)), 0)
assert abs(seconds.value - time.time()) < 3
equal(zk.zkSetTapSensitivity(ctx, 2, c_float(12.5)), 0)
equal(zk.zkSetTapSensitivity(ctx, 2, c_float(-1)), EINVAL)
equal(zk.zkWaitForTap(ctx, c_uint32(0)), ETIMEDOUT)
axes = [AxisData(), AxisData(), AxisData()]
equal(zk.zkGetAccelerometerData(ctx, *[byref(axis) for axis in axes]), 0)
assert 0.5 < sum(axis.g ** 2 for axis in axes) < 1.5
text = c_void_p()
for function in (zk.zkGetModelNumberString, zk.zkGetFirmwareVersionString, zk.zkGetSerialNumberString):
    equal(function(ctx, byref(text)), 0)
    assert take_text(text)
equal(zk.zkGetFirmwareVersionString(ctx, byref(text)), 0)
equal(take_text(text), "01.02.02release")
equal(zk.zkGetModelNumberString(ctx, None), EINVAL)
equal(zk.zkGetSerialNumberString(ctx, None), EINVAL)
equal(zk.zkSetI2CAddr(ctx, 0x32), ENOSYS)
reading = c_float()
equal(zk.zkGetCPUTemp(ctx, byref(reading)), 0)
assert -10 < reading.value < 65
equal(zk.zkGetAUXTemp(ctx, 0, byref(reading)), 0)
equal(zk.zkGetRTCDrift(ctx, byref(reading)), 0)
equal(zk.zkGetBatteryVoltage(ctx, byref(reading)), 0)
assert 2.3 < reading.value < 4
equal(zk.zkSetBatteryVoltageAction(ctx, 0), 0)
equal(zk.zkSetBatteryVoltageThreshold(ctx, c_float(2.2)), 0)
equal(zk.zkSetCPUTempAction(ctx, 0), 0)
equal(zk.zkSetCPULowTempThreshold(ctx, c_float(-20)), 0)
equal(zk.zkSetCPUHighTempThreshold(ctx, c_float(80)), 0)
equal(zk.zkSetSupervisedBootPolicy(ctx, 2), 0)
equal(zk.zkRemoveSupervisedBootFile(ctx, b"cmdline.txt"), 0)
equal(zk.zkAddOrUpdateSupervisedBootFile(ctx, b"cmdline.txt", 15), 0)
equal(zk.zkAddOrUpdateSupervisedBootFile(ctx, b"cmdline.txt", 16), EINVAL)
equal(zk.zkGetSupervisedBootFileManifest(ctx, byref(text)), 0)
assert "cmdline.txt" in take_text(text).split("\n")
locked, bound = c_uint8(9), c_uint8(9)
equal(zk.zkGetCurrentBindingInfo(ctx, byref(locked), byref(bound)), 0)
equal((locked.value, bound.value), (0, 1))
equal(zk.zkLockBinding(ctx), 0)

equal(zk.zkClose(ctx), 0)
equal(zk.zkClose(ctx), EINVAL)
equal(zk.zkOpen(None), EINVAL)
