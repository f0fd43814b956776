"""Writes blocks.txt: TIFF blocks as GDAL stores them and the pixels that GDAL reads from them.

Run with any Python that has GDAL's bindings and numpy; made with GDAL 3.6.2.
"""
import os
import numpy as np
from osgeo import gdal

gdal.UseExceptions()
W, H = 24, 16


def smooth(dtype, bands):
    y, x = np.mgrid[0:H, 0:W]
    planes = [100 + 60 * np.sin(x / 5 + b) * np.cos(y / 4) + b * 10 for b in range(bands)]
    return np.array(planes).astype(dtype)


def with_nan(dtype):
    pixels = smooth(dtype, 1)
    pixels[0, 3:6, 2:9] = np.nan
    return pixels


def bilevel():
    rng = np.random.default_rng(1)
    pixels = np.cumsum(rng.integers(0, 2, (1, H, W)) * rng.integers(0, 2, (1, H, W)), axis=2) % 2
    pixels[0, 5:8] = pixels[0, 4]
    pixels[0, 9] = 0
    return pixels.astype(np.uint8)


CASES = [
    ("lerc of bytes", smooth(np.uint8, 1), ["COMPRESS=LERC"], {}),
    ("lerc of three bytes", smooth(np.uint8, 3), ["COMPRESS=LERC"], {}),
    ("lerc of int16 in deflate", smooth(np.int16, 1), ["COMPRESS=LERC_DEFLATE"], {"lerc": 1}),
    ("lerc of uint32 in zstd", smooth(np.uint32, 1), ["COMPRESS=LERC_ZSTD"], {"lerc": 2}),
    ("lerc of lossless float32", smooth(np.float32, 1), ["COMPRESS=LERC"], {}),
    ("lerc of lossy float32", smooth(np.float32, 1), ["COMPRESS=LERC", "MAX_Z_ERROR=0.5"], {}),
    ("lerc of float32 with NaN", with_nan(np.float32), ["COMPRESS=LERC", "MAX_Z_ERROR=0.1"], {}),
    ("lerc of float64 with NaN", with_nan(np.float64), ["COMPRESS=LERC"], {}),
    ("lerc of one value", np.full((1, H, W), 7, np.uint16), ["COMPRESS=LERC"], {}),
    ("fax run lengths", bilevel(), ["COMPRESS=CCITTRLE", "NBITS=1"], {"bits": 1}),
    ("fax group 3", bilevel(), ["COMPRESS=CCITTFAX3", "NBITS=1"], {"bits": 1}),
    ("fax group 4", bilevel(), ["COMPRESS=CCITTFAX4", "NBITS=1"], {"bits": 1}),
    ("lzma of three bands", smooth(np.int32, 3), ["COMPRESS=LZMA"], {}),
    ("webp without loss", smooth(np.uint8, 3), ["COMPRESS=WEBP", "WEBP_LOSSLESS=YES"], {}),
    ("webp without loss, alpha", smooth(np.uint8, 4), ["COMPRESS=WEBP", "WEBP_LOSSLESS=YES"], {}),
    ("webp with loss", smooth(np.uint8, 3), ["COMPRESS=WEBP", "WEBP_LEVEL=60"], {}),
    ("webp with loss, alpha", smooth(np.uint8, 4), ["COMPRESS=WEBP", "WEBP_LEVEL=60"], {}),
    ("jpeg of one band", smooth(np.uint8, 1), ["COMPRESS=JPEG"], {}),
    ("jpeg of three bands", smooth(np.uint8, 3), ["COMPRESS=JPEG"], {}),
    ("jpeg of luma and chroma", smooth(np.uint8, 3), ["COMPRESS=JPEG", "PHOTOMETRIC=YCBCR"], {"photometric": 6}),
    ("deflate of 12 bits", smooth(np.uint16, 1), ["COMPRESS=DEFLATE", "NBITS=12"], {"bits": 12}),
    ("zstd of float16", smooth(np.float32, 1), ["COMPRESS=ZSTD", "NBITS=16"], {"bits": 16}),
    ("big-endian lerc", smooth(np.int16, 1), ["COMPRESS=LERC", "ENDIANNESS=BIG"], {"order": ">"}),
    ("big-endian lzw, predictor 2", smooth(np.uint16, 3), ["COMPRESS=LZW", "PREDICTOR=2", "ENDIANNESS=BIG"], {"predictor": 2, "order": ">"}),
]


def stored(name, pixels, options, extra):
    path = "/vsimem/block.tif"
    bands = pixels.shape[0]
    kind = {
        "uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16,
        "uint32": gdal.GDT_UInt32, "int32": gdal.GDT_Int32, "float32": gdal.GDT_Float32,
        "float64": gdal.GDT_Float64,
    }[pixels.dtype.name]
    alpha = ["ALPHA=UNSPECIFIED"] if bands == 4 and "JPEG" not in str(options) else []
    file = gdal.GetDriverByName("GTiff").Create(
        path, W, H, bands, kind, options + alpha + ["INTERLEAVE=PIXEL", f"BLOCKYSIZE={H}"])
    file.WriteArray(pixels)
    file = None
    file = gdal.Open(path)
    band = file.GetRasterBand(1)
    offset = int(band.GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF"))
    size = int(band.GetMetadataItem("BLOCK_SIZE_0_0", "TIFF"))
    tables = band.GetMetadataItem("JPEGTABLES", "TIFF") or ""
    read = file.ReadAsArray().reshape(pixels.shape).transpose(1, 2, 0)
    handle = gdal.VSIFOpenL(path, "rb")
    gdal.VSIFSeekL(handle, offset, 0)
    data = bytes(gdal.VSIFReadL(1, size, handle))
    gdal.VSIFCloseL(handle)
    code = {"LERC": 34887, "LERC_DEFLATE": 34887, "LERC_ZSTD": 34887, "CCITTRLE": 2,
            "CCITTFAX3": 3, "CCITTFAX4": 4, "LZMA": 34925, "WEBP": 50001, "JPEG": 7,
            "DEFLATE": 8, "ZSTD": 50000, "LZW": 5}[options[0].split("=")[1]]
    form = {"u": 1, "i": 2, "f": 3}[pixels.dtype.kind]
    chroma = 2 if extra.get("photometric") == 6 else 1
    fields = [name, W, H, bands, extra.get("bits", pixels.itemsize * 8), form, code,
              extra.get("predictor", 1), extra.get("order", "<"), extra.get("photometric", 1),
              chroma, tables, extra.get("lerc", 0), data.hex(), read.tobytes().hex()]
    return "|".join(map(str, fields))


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "blocks.txt"), "w") as out:
    for case in CASES:
        out.write(stored(*case) + "\n")
