"""Writes epsg-wkt.bin: the WKT 2 of each coordinate reference system that has an EPSG code.

Run with pyproj: python epsg-wkt.py > epsg-wkt.bin

Vertical and engineering systems, which place no pixels, are left out. What is not part of a
definition goes: scope, area, extent and remarks.

In the file, big-endian: number of blocks; for each block its first code, its length as stored and
its length inflated; then the blocks, each raw deflate of lines "code text" in the order of codes.
"""

import re
import struct
import sys
import zlib

import pyproj
from pyproj.database import get_codes
from pyproj.enums import PJType, WktVersion

BLOCK = 256
TYPES = (
    PJType.GEOGRAPHIC_2D_CRS,
    PJType.GEOGRAPHIC_3D_CRS,
    PJType.GEOCENTRIC_CRS,
    PJType.PROJECTED_CRS,
    PJType.COMPOUND_CRS,
)
LEFT_OUT = re.compile(r",(USAGE|SCOPE|AREA|BBOX|REMARK)\[")
PART = re.compile(r'"(?:[^"]|"")*"|[\[\]]')


def end(text, start):
    """Where the bracket closes that opens first after a position."""
    depth = 0
    for part in PART.finditer(text, start):
        depth += {"[": 1, "]": -1}.get(part.group(), 0)
        if depth == 0:
            return part.end()
    raise ValueError(text)


def definition(text):
    kept, at = [], 0
    for part in re.finditer(r'"(?:[^"]|"")*"|' + LEFT_OUT.pattern, text):
        if part.start() >= at and not part.group().startswith('"'):
            kept.append(text[at : part.start()])
            at = end(text, part.start())
    return "".join(kept) + text[at:]


codes = sorted(
    {int(code) for kind in TYPES for code in get_codes("EPSG", kind, allow_deprecated=True)}
)
blocks = []
for first in range(0, len(codes), BLOCK):
    lines = []
    for code in codes[first : first + BLOCK]:
        whole = pyproj.CRS.from_epsg(code)
        text = definition(whole.to_wkt(WktVersion.WKT2_2019))
        assert pyproj.CRS.from_wkt(text) == whole and "\n" not in text, code
        lines.append(f"{code} {text}\n")
    plain = "".join(lines).encode()
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    blocks.append((codes[first], deflate.compress(plain) + deflate.flush(), len(plain)))

out = sys.stdout.buffer
out.write(struct.pack(">i", len(blocks)))
for first, stored, length in blocks:
    out.write(struct.pack(">iii", first, len(stored), length))
for _, stored, _ in blocks:
    out.write(stored)
