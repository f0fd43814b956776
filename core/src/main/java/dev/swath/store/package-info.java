/// Bytes at rest: [dev.swath.store.ByteSource] to read them, [dev.swath.store.AtomicFile] to write
/// them so that nothing is visible before it is whole.
///
/// May use nothing but the failures of `dev.swath`.
package dev.swath.store;
