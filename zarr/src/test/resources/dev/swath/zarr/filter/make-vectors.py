"""Writes vectors.txt: values as the filters of numcodecs encode them, and what it decodes them to.

Each line is a filter, its configuration, the encoded bytes and the decoded bytes in hexadecimal digits.
Run with any Python that has numcodecs; made with numcodecs 0.16.6.
"""
import os

import numcodecs
import numpy as np

RNG = np.random.default_rng(3)
SMOOTH = np.round(200 + 150 * np.sin(np.arange(37) / 5), 2)


def ints(dtype):
    info = np.iinfo(dtype)
    return RNG.integers(info.min, info.max, 37, dtype=dtype, endpoint=True)


def deltas():
    for dtype in ("i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8"):
        yield {"dtype": dtype, "astype": dtype}, ints(dtype)
    for dtype in ("<f4", "<f8"):
        yield {"dtype": dtype, "astype": dtype}, SMOOTH.astype(dtype)
    yield {"dtype": "<i4", "astype": "i1"}, SMOOTH.astype("<i4") // 10
    yield {"dtype": "<f8", "astype": "<f4"}, SMOOTH
    yield {"dtype": "<f8", "astype": "<i2"}, np.trunc(SMOOTH)


def fixed_scale_offsets():
    for dtype, astype in (("<f8", "u1"), ("<f8", "<u2"), ("<f4", "u1"), ("<f4", "<i4"), ("<f8", "<u4")):
        yield {"offset": 200, "scale": 0.5, "dtype": dtype, "astype": astype}, (SMOOTH + 150).astype(dtype)
    for dtype, astype in (("<f8", "<f4"), ("<f4", "<f4"), ("<f4", "<f8"), ("<i2", "u1"), ("<i4", "<i4")):
        yield {"offset": 20.7, "scale": 0.3, "dtype": dtype, "astype": astype}, SMOOTH.astype(dtype)


def astypes():
    for decode, encode in (("<f8", "<f4"), ("<f4", "<f2"), ("<f4", "<i2"), ("<i2", "<f4"), ("<i4", "<i2"), ("<u2", "u1")):
        yield {"encode_dtype": encode, "decode_dtype": decode}, SMOOTH.astype(decode)


def quantizes():
    yield {"digits": 1, "dtype": "<f8", "astype": "<f4"}, SMOOTH


def shuffles():
    for size in (1, 2, 3, 4, 8):
        yield {"elementsize": size}, RNG.integers(0, 255, 24 * 7, dtype="u1")


def bit_rounds():
    yield {"keepbits": 5}, SMOOTH.astype("<f4")


def pack_bits():
    for count in (1, 8, 37):
        yield {}, RNG.integers(0, 2, count).astype(bool)


FILTERS = {
    "delta": deltas(),
    "fixedscaleoffset": fixed_scale_offsets(),
    "astype": astypes(),
    "quantize": quantizes(),
    "shuffle": shuffles(),
    "bitround": bit_rounds(),
    "packbits": pack_bits(),
}


def lines():
    for name, cases in FILTERS.items():
        for config, values in cases:
            codec = numcodecs.get_codec({"id": name, **config})
            encoded = np.asarray(codec.encode(values)).tobytes()
            decoded = np.asarray(codec.decode(encoded)).tobytes()
            settings = " ".join(str(value) for value in config.values())
            yield f"{name}|{settings}|{encoded.hex()}|{decoded.hex()}\n"


with open(os.path.join(os.path.dirname(__file__), "vectors.txt"), "w") as out:
    out.writelines(lines())
