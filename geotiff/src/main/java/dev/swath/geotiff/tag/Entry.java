package dev.swath.geotiff.tag;

/// One field of a directory; its values stay in the file.
///
/// @param type the number of the field's type, which may be none that is known
/// @param count number of values; beyond 2⁶³ it is negative
/// @param position where the values start in the file
public record Entry(int tag, int type, long count, long position) {}
