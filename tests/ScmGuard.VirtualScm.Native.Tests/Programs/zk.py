"""The library as a Python client sees it: ctypes and libc's free, nothing else."""
import ctypes
from ctypes import POINTER, Structure, byref, c_bool, c_char_p, c_double, c_float, c_int, c_uint8, c_uint32, c_void_p

libc = ctypes.CDLL(None)
libc.free.argtypes = [c_void_p]
libc.free.restype = None


class AxisData(Structure):
    _fields_ = [("g", c_double), ("tap_direction", c_int)]


def open_library(path):
    library = ctypes.CDLL(path)
    context = c_void_p()
    result = library.zkOpen(byref(context))
    assert result == 0, f"zkOpen: {result}"
    return library, context


def take(pointer, length):
    """Copies a block and frees it."""
    content = ctypes.string_at(pointer, length)
    libc.free(pointer)
    return content


def take_text(pointer):
    text = ctypes.string_at(pointer).decode()
    libc.free(pointer)
    return text


def digest_of(number):
    return (c_uint8 * 32)(*([number] * 32))


def sign(library, context, slot):
    """The result, and if it is a signature whether the unit itself takes it for valid."""
    signature, size = c_void_p(), c_int()
    result = library.zkGenECDSASigFromDigest(context, digest_of(7), c_int(slot), byref(signature), byref(size))
    if result < 0:
        return result, None
    valid = library.zkVerifyECDSASigFromDigest(context, digest_of(7), c_int(slot), signature, size)
    libc.free(signature)
    return result, valid
