/// Byte codecs: bytes in, bytes out, whatever they mean; shuffles, which only move bytes; and
/// checksums. Compressors come from libraries wherever there is a good one. Written here are the
/// containers around them, the small formats, and what stands in where no native library fits.
///
/// May use nothing but the failures of `dev.swath`.
package dev.swath.codec;
