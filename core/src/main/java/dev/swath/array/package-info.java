/// Typed pixels of a window, off the heap: [dev.swath.array.DType], [dev.swath.array.Window] and
/// [dev.swath.array.Block].
///
/// May use nothing but the failures of `dev.swath`.
package dev.swath.array;
