/// Byte codecs: bytes in, bytes out, whatever they mean. Compression always comes from a library.
///
/// May use nothing but the failures of `dev.swath`.
package dev.swath.codec;
