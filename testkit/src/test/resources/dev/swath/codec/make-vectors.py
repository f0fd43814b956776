"""Writes vectors.txt: bytes as numcodecs and Python's own modules encode them.

Each line is a codec, what is particular about it, the plain bytes and the encoded bytes in hexadecimal digits.
Run with any Python that has numcodecs and google-crc32c; made with numcodecs 0.16.6.
"""
import gzip
import os
import zlib

import google_crc32c
import numcodecs
import numpy as np
from numcodecs import blosc

blosc.use_threads = False
RAMP = (np.arange(700, dtype="<u4") ** 2 // 50).tobytes()
FLOATS = np.round(np.sin(np.arange(300) / 9) * 100, 1).astype("<f8").tobytes()
SHORT = b"swath swath swath"


def gzips():
    yield "one member", RAMP, numcodecs.GZip(5).encode(RAMP)
    yield "stored", RAMP[:99], numcodecs.GZip(0).encode(RAMP[:99])
    yield "nothing", b"", gzip.compress(b"", mtime=0)
    yield "two members", RAMP + SHORT, gzip.compress(RAMP, 6, mtime=1) + gzip.compress(SHORT, 9, mtime=2)
    yield "zeros behind", SHORT, gzip.compress(SHORT, mtime=0) + bytes(5)
    yield "every field", SHORT, every_field(SHORT)


def every_field(data):
    """A header with an extra field, a name, a comment and its own checksum, which no module writes."""
    header = b"\x1f\x8b\x08\x1f" + bytes(4) + b"\0\x03" + b"\x04\0abcd" + b"name.bin\0" + b"what it is\0"
    header += (zlib.crc32(header) & 0xFFFF).to_bytes(2, "little")
    return header + gzip.compress(data, mtime=0)[10:]


def lz4s():
    for accelerated in (1, 50):
        codec = numcodecs.LZ4(accelerated)
        for name, data in (("ramp", RAMP), ("floats", FLOATS), ("short", SHORT), ("zeros", bytes(2000))):
            yield f"{name}, acceleration {accelerated}", data, codec.encode(data)


def crcs():
    for data in (b"", b"123456789", RAMP):
        yield f"{len(data)} bytes", data, data + google_crc32c.value(data).to_bytes(4, "little")


def lines():
    for codec, vectors in (("gzip", gzips()), ("lz4", lz4s()), ("crc32c", crcs())):
        for name, plain, encoded in vectors:
            yield f"{codec}|{name}|{bytes(plain).hex()}|{bytes(encoded).hex()}\n"


with open(os.path.join(os.path.dirname(__file__), "vectors.txt"), "w") as out:
    out.writelines(lines())
