"""Writes ../resources/dev/swath/crs/proj-points.txt: points that PROJ's cs2cs projected.

Each line: EPSG code, longitude and latitude in the system's own geographic system, easting and
northing. Made with PROJ 9.1.1.
"""

import pathlib
import random
import subprocess

# code of a map, code of its geographic system, west, south, east, north
AREAS = """
3857 4326 -180 -85 180 85
3395 4326 -180 -80 180 84
3832 4326 98 -60 -68 66
2154 4171 -9 41 10 51
3034 4258 -16 32 40 84
3035 4258 -16 32 40 84
3413 4326 -180 60 180 90
3031 4326 -180 -90 180 -60
3995 4326 -180 60 180 90
32661 4326 -180 60 180 90
5041 4326 -180 60 180 90
5070 4269 -125 24 -66 49
6933 4326 -180 -86 180 86
2225 4269 -124.5 39.6 -119.9 42
27700 4277 -8 49 2 61
28992 4289 3.3 50.7 7.3 53.6
31370 4313 2.5 49.4 6.5 51.6
2056 4150 5.9 45.8 10.5 47.9
21781 4149 5.9 45.8 10.5 47.9
2180 4258 14 49 24.2 55
2193 4167 166 -48 179 -34
3078 4269 -90.5 41.6 -82 48.4
3577 4283 112 -44 154 -9
5514 4156 12 47.7 22.6 51.1
31467 4314 7.5 47 10.5 55
23700 4237 16 45.7 23 48.6
29902 4299 -10.6 51.3 -5.3 55.4
2100 4121 19.5 34.8 28.4 41.8
3067 4258 19 58.8 31.6 70.1
4087 4326 -180 -90 180 90
32633 4326 9 0 21 84
32733 4326 9 -80 21 0
32601 4326 -180 0 -170 84
32660 4326 172 0 180 84
32760 4326 172 -80 180 0
26918 4269 -78 0 -72 84
25832 4258 3 38 15 84
3978 4269 -141 40 -47 87
3979 4617 -141 40 -47 87
2163 4052 -180 18 -65 84
3347 4269 -141 40 -47 87
""".split("\n")


# All zones of UTM, both hemispheres.
UTM = [
    f"{code + zone} 4326 {6 * zone - 184} {south} {6 * zone - 176} {north}"
    for zone in range(1, 61)
    for code, south, north in ((32600, 0, 84), (32700, -80, 0))
]


def cs2cs(source, target, points, precision=8):
    text = "".join(f"{lat:.10f} {lon:.10f}\n" for lon, lat in points)
    done = subprocess.run(
        ["cs2cs", "-f", f"%.{precision}f", source, "+to", target],
        input=text, capture_output=True, text=True, check=True,
    )
    return [line.split() for line in done.stdout.splitlines()]


# Systems whose first axis is northing, westing or southing in the EPSG Dataset.
SWAPPED = {3034, 3035, 2180, 2193, 31467, 32661}


def main():
    generator = random.Random(7)
    lines = []
    for row in AREAS + UTM:
        fields = row.split()
        if len(fields) != 6:
            continue
        code, base = int(fields[0]), int(fields[1])
        west, south, east, north = map(float, fields[2:])
        width = (east - west) % 360 or 360
        points = []
        for _ in range(3 if row in UTM else 20):
            lon = west + generator.random() * width
            lat = generator.uniform(south, north)
            points.append((round((lon + 180) % 360 - 180, 10), round(lat, 10)))
        for (lon, lat), found in zip(points, cs2cs(f"EPSG:{base}", f"EPSG:{code}", points)):
            if found[0] == "*" or "inf" in found[0]:
                continue
            x, y = (found[1], found[0]) if code in SWAPPED else (found[0], found[1])
            lines.append(f"{code} {base} {lon:.10f} {lat:.10f} {x} {y}")
    folder = pathlib.Path(__file__).parent.parent / "resources/dev/swath/crs"
    (folder / "proj-points.txt").write_text("\n".join(lines) + "\n")


main()
