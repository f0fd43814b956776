"""Writes epsg-kinds.txt: what kind of system each EPSG code names.

Run with pyproj: python epsg-kinds.py > epsg-kinds.txt
"""

import textwrap

import pyproj
from pyproj.database import get_codes
from pyproj.enums import PJType

TYPES = {
    PJType.GEOGRAPHIC_2D_CRS: "G",
    PJType.GEOGRAPHIC_3D_CRS: "G",
    PJType.GEOCENTRIC_CRS: "C",
    PJType.VERTICAL_CRS: "V",
    PJType.COMPOUND_CRS: "M",
    PJType.PROJECTED_CRS: "P",
}
kinds = {
    int(code): letter
    for crs_type, letter in TYPES.items()
    for code in get_codes("EPSG", crs_type, allow_deprecated=True)
    if int(code) < 32767
}
runs = []
for code in sorted(kinds):
    if not runs or runs[-1][0] != kinds[code]:
        runs.append((kinds[code], code))


def part(crs):
    return crs.to_epsg(min_confidence=100) or crs.to_json_dict()["id"]["code"]


pairs = []
for code in sorted(c for c, kind in kinds.items() if kind == "M"):
    parts = pyproj.CRS.from_epsg(code).sub_crs_list
    pairs.append(f"{code}={part(parts[0])}+{part(parts[1])}")

print(f"# Made by epsg-kinds.py with PROJ {pyproj.__proj_version__} and its copy of the EPSG Dataset.")
print("# G geographic, C geocentric, V vertical, M compound, P projected: each code starts a run of")
print("# codes of that kind. Compound systems follow with their horizontal and vertical codes.")
for words in (" ".join(f"{kind}{code}" for kind, code in runs), " ".join(pairs)):
    print("\n".join(textwrap.wrap(words, 100)))
