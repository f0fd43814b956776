"""Writes vectors.txt: bytes as numcodecs and other programs encode them.

Lines of plain bytes come first: their name and they themselves in hexadecimal digits. Each other line is a codec, what is
particular about it, the name of the plain bytes and the encoded bytes.
Run with any Python that has numcodecs, google-crc32c, python-snappy and zstandard; made with numcodecs 0.16.6.
"""
import gzip
import os
import struct
import zlib

import google_crc32c
import numcodecs
import numpy as np
import snappy
import zstandard
from numcodecs import blosc

blosc.use_threads = False
PLAIN = {
    "nothing": b"",
    "digits": b"123456789",
    "short": b"swath swath swath",
    "zeros": bytes(2000),
    "ramp": (np.arange(700, dtype="<u4") ** 2 // 50).tobytes(),
    "floats": np.round(np.sin(np.arange(300) / 9) * 100, 1).astype("<f8").tobytes(),
    "noise": np.random.default_rng(7).integers(0, 256, 1500, dtype=np.uint8).tobytes(),
}


def gzips():
    for name in ("ramp", "short"):
        yield "one member", name, numcodecs.GZip(5).encode(PLAIN[name])
    yield "stored", "short", numcodecs.GZip(0).encode(PLAIN["short"])
    yield "one member", "nothing", gzip.compress(b"", mtime=0)
    yield "two members", "zeros", gzip.compress(bytes(1900), 6, mtime=1) + gzip.compress(bytes(100), 9, mtime=2)
    yield "zeros behind", "short", gzip.compress(PLAIN["short"], mtime=0) + bytes(5)
    yield "every field", "short", every_field(PLAIN["short"])


def every_field(data):
    """A header with an extra field, a name, a comment and its own checksum, which no module writes."""
    header = b"\x1f\x8b\x08\x1f" + bytes(4) + b"\0\x03" + b"\x04\0abcd" + b"name.bin\0" + b"what it is\0"
    header += (zlib.crc32(header) & 0xFFFF).to_bytes(2, "little")
    return header + gzip.compress(data, mtime=0)[10:]


def zstds():
    for name in ("ramp", "short", "nothing"):
        yield "numcodecs", name, numcodecs.Zstd(3).encode(PLAIN[name])
    yield "checksum", "ramp", numcodecs.Zstd(3, checksum=True).encode(PLAIN["ramp"])
    unsized = zstandard.ZstdCompressor(write_content_size=False)
    yield "without size", "ramp", unsized.compress(PLAIN["ramp"])
    yield "two frames", "zeros", numcodecs.Zstd(1).encode(bytes(1500)) + unsized.compress(bytes(500))
    skipped = struct.pack("<II", 0x184D2A50, 3) + b"abc"
    yield "skippable frame between", "zeros", unsized.compress(bytes(600)) + skipped + unsized.compress(bytes(1400))


def lz4s():
    for accelerated in (1, 50):
        for name in ("ramp", "floats", "short", "zeros", "noise"):
            yield f"acceleration {accelerated}", name, numcodecs.LZ4(accelerated).encode(PLAIN[name])


def bloscs():
    for cname in blosc.list_compressors():
        for shuffle in (0, 1, 2):
            yield blosced(cname, 5, shuffle, 4, 512, "ramp")
            yield blosced(cname, 9, shuffle, 8, 0, "floats")
    for type_size in (1, 2, 3, 12, 16, 24):
        for shuffle in (1, 2):
            yield blosced("zlib", 5, shuffle, type_size, 0, "floats")
    for type_size in (2, 7, 16, 20):
        for shuffle in (1, 2):
            yield blosced("blosclz", 9, shuffle, type_size, 1100, "ramp")
    yield blosced("blosclz", 9, 0, 4, 0, "zeros")
    yield blosced("zstd", 1, 2, 2, 128, "zeros")
    yield blosced("lz4", 0, 1, 4, 0, "ramp")
    yield blosced("lz4", 5, 1, 4, 0, "noise")
    yield blosced("lz4", 5, 1, 3, 0, "digits")
    yield blosced("lz4", 5, 1, 4, 0, "nothing")
    for name in ("ramp", "zeros"):
        yield "snappy 1 4 one block", name, snappied(PLAIN[name], 4, len(PLAIN[name]))
        yield "snappy 1 4 split", name, snappied(PLAIN[name], 4, 600)


def blosced(cname, level, shuffle, type_size, block_size, name):
    # An array of fixed strings makes elements of any size.
    data = PLAIN[name]
    data = np.frombuffer(data, dtype=f"V{type_size}") if data else data
    encoded = numcodecs.Blosc(cname, level, shuffle, block_size).encode(data)
    return f"{cname} {level} {shuffle} {type_size} {block_size}", name, encoded


def snappied(data, type_size, block_size):
    """A Blosc buffer whose streams are snappy's, which numcodecs was not built with."""
    starts, blocks = [], b""
    first = 16 + 4 * -(-len(data) // block_size)
    for start in range(0, len(data), block_size):
        block = data[start : start + block_size]
        shuffled = np.frombuffer(block, np.uint8).reshape(-1, type_size).T.tobytes()
        splits = type_size if len(block) == block_size and block_size // type_size >= 128 else 1
        starts.append(first + len(blocks))
        size = len(block) // splits
        for i in range(splits):
            plain = shuffled[i * size : (i + 1) * size]
            stream = snappy.compress(plain)
            stream = stream if len(stream) < size else plain
            blocks += struct.pack("<i", len(stream)) + stream
    total = first + len(blocks)
    header = struct.pack("<BBBBiii", 2, 1, 2 << 5 | 1, type_size, len(data), block_size, total)
    return header + struct.pack(f"<{len(starts)}i", *starts) + blocks


def crcs():
    for name in ("nothing", "digits", "ramp"):
        data = PLAIN[name]
        yield f"{len(data)} bytes", name, data + google_crc32c.value(data).to_bytes(4, "little")


CODECS = {"gzip": gzips(), "zstd": zstds(), "lz4": lz4s(), "blosc": bloscs(), "crc32c": crcs()}


def lines():
    for name, data in PLAIN.items():
        yield f"plain|{name}|{data.hex()}\n"
    for codec, vectors in CODECS.items():
        for title, name, encoded in vectors:
            yield f"{codec}|{title}|{name}|{bytes(encoded).hex()}\n"


with open(os.path.join(os.path.dirname(__file__), "vectors.txt"), "w") as out:
    out.writelines(lines())
