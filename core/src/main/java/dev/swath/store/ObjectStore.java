package dev.swath.store;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalLong;

/// Bytes at rest under keys such as `c/0/1`: the files of a folder, the entries of a zip file.
/// Safe for any threads.
///
/// A key is one or more names with `/` between them. A name is never empty, `.` or `..`, and has no
/// `\`, `:` or control character; other keys are refused with a [dev.swath.CorruptDataException],
/// because they come from files. Nothing outside the store is ever opened.
public interface ObjectStore extends AutoCloseable {
  /// The name to show to people.
  String name();

  /// Bytes of an object; empty if there is none. Whatever else keeps it from being read is a
  /// [dev.swath.StorageException]: missing is not failed.
  OptionalLong size(String key);

  /// Fills the segment from a position of an object; a short read is a
  /// [dev.swath.CorruptDataException] (truncated), a failing one a [dev.swath.StorageException].
  void read(String key, long position, MemorySegment into);

  /// The names directly below a folder, sorted; those of folders end with `/`. The empty text is
  /// the store's root. A folder that is not there has none.
  List<String> list(String folder);

  /// What identifies the content of an object: changes if its bytes are replaced.
  String fingerprint(String key);

  @Override
  void close();
}
