"""Writes blobs.txt: LERC2 data of every version that the LERC library writes, and its values.

Run with a Python that has numpy and imagecodecs; made with imagecodecs 2026.3.6 and its LERC 4.
"""
import os
import warnings
import imagecodecs
import numpy as np

warnings.simplefilter("ignore")
W, H = 13, 10
y, x = np.mgrid[0:H, 0:W]


def values(dtype, depth):
    planes = [60 + 50 * np.sin(x / 5 + d) * np.cos(y / 4) + 3 * d for d in range(depth)]
    stack = np.stack(planes, axis=-1)
    return (stack if dtype.startswith("float") else np.round(stack)).astype(dtype)


def noise(dtype):
    return np.random.default_rng(1).integers(0, 200, (H, W, 1)).astype(dtype)


lines = []


def add(name, pixels, level, version, masked=False):
    mask = ((x + y) % 7 != 0) if masked else None
    data = pixels[..., 0] if pixels.shape[2] == 1 else pixels
    options = {} if mask is None else {"masks": mask}
    if pixels.shape[2] > 1:
        options["planar"] = False
    blob = imagecodecs.lerc_encode(np.ascontiguousarray(data), level=level, version=version, **options)
    if mask is None:
        read = imagecodecs.lerc_decode(blob)
    else:
        read, mask = imagecodecs.lerc_decode(blob, masks=True)
    read = np.array(read).reshape(pixels.shape).astype(pixels.dtype)
    if masked:
        missing = np.nan if pixels.dtype.kind == "f" else 0
        read[~mask.astype(bool).reshape(H, W)] = missing
    lines.append("|".join([
        f"version {version} {name}{' masked' if masked else ''}", pixels.dtype.name,
        str(pixels.shape[1]), str(pixels.shape[0]),
        str(pixels.shape[2]), blob.hex(), read.tobytes().hex()]))


for version in (2, 3, 4, 5, 6):
    for dtype in ("uint8", "int16", "uint32", "float32", "float64"):
        for masked in (False, True):
            add(dtype, values(dtype, 1), 0.0 if dtype.startswith("float") else 0.5, version, masked)
        add(f"lossy {dtype}", values(dtype, 1), 2.0, version)
    add("int8", values("int8", 1), 0.5, version)
    add("noisy uint8", noise("uint8"), 0.5, version)
    if version >= 4:
        for dtype in ("uint8", "int32", "float32"):
            add(f"deep {dtype}", values(dtype, 4), 0.0 if dtype.startswith("float") else 0.5, version)
            add(f"lossy deep {dtype}", values(dtype, 4), 1.0, version)

def walk(dtype, depth=1):
    """Values that Huffman codes suit: small steps that tiles cannot tell from noise."""
    rng = np.random.default_rng(3)
    steps = rng.choice([-1, 0, 0, 0, 0, 1, 9], (40, 60, depth))
    return (np.cumsum(steps, axis=1) % 100 + 20).astype(dtype)


for version in (2, 4, 6):
    add("walking uint8", walk("uint8"), 0.5, version)
    add("walking int8", walk("int8"), 0.5, version)
    add("scattered uint8", np.random.default_rng(4).choice([1, 1, 1, 1, 90, 200], (40, 60, 1)).astype("uint8"), 0.5, version)
add("walking deep uint8", walk("uint8", 3), 0.5, 4)
add("walking float32", walk("float32"), 0.0, 6)
add("scattered float32", np.random.default_rng(5).choice([1e-9, 3.5, -7e20], (30, 30, 1)).astype("float32"), 0.0, 6)
add("rows of float64", np.repeat(np.random.default_rng(6).random((12, 1, 1)), 30, axis=1) + np.arange(30).reshape(1, 30, 1) / 7, 0.0, 6)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "blobs.txt"), "w") as out:
    out.write("\n".join(lines) + "\n")
