package dev.swath.zarr.write;

import dev.swath.ConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Takes over what an earlier run of the same request did, as far as it is still there.
///
/// @param journal of that run
record Resumption(StagedFolder folder, Journal journal) {
  /// Objects written last are the likeliest to be torn, so that many are read again.
  private static final int CHECKED_AGAIN = 64;

  /// Takes over the cells of an array, which must be the one that was declared then.
  void restore(StagedArray array, JournalRecord declaration) throws IOException {
    Deque<JournalRecord> last = new ArrayDeque<>();
    boolean[] declared = {false};
    journal.replay(
        record -> {
          if (record.array() == array.number()) {
            declared[0] |= isDeclaration(record, declaration);
            restore(array, record, last);
          }
        });
    if (!declared[0]) {
      journal.append(declaration);
    }
    for (JournalRecord record : last) {
      restore(array, record, isIntact(array, record));
    }
  }

  private boolean isDeclaration(JournalRecord record, JournalRecord declaration) {
    if (record.kind() == JournalRecord.Kind.ARRAY && !record.equals(declaration)) {
      throw new ConflictException(
              "has unfinished work with other settings", "start anew without --resume")
          .in(folder.target().toString());
    }
    return record.kind() == JournalRecord.Kind.ARRAY;
  }

  private void restore(StagedArray array, JournalRecord record, Deque<JournalRecord> last) {
    if (record.kind() == JournalRecord.Kind.CELL) {
      restore(array, record, isThere(array, record));
      last.addLast(record);
      if (last.size() > CHECKED_AGAIN) {
        last.removeFirst();
      }
    }
  }

  private static void restore(StagedArray array, JournalRecord record, boolean isWhole) {
    array.restore(record.cell(), isWhole, record.length() == 0);
  }

  private Path object(StagedArray array, long cell) {
    return folder.store().resolve(array.key(cell));
  }

  private boolean isThere(StagedArray array, JournalRecord record) {
    try {
      return record.length() == 0 || Files.size(object(array, record.cell())) == record.length();
    } catch (IOException _) {
      return false; // then it is written again
    }
  }

  private boolean isIntact(StagedArray array, JournalRecord record) throws IOException {
    return record.length() == 0
        || (isThere(array, record)
            && FileChecksum.of(object(array, record.cell()))
                == Integer.toUnsignedLong(record.sum()));
  }
}
