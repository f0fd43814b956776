package dev.swath.zarr.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/// An entry of the journal: 32 bytes, little-endian.
///
/// | at | bytes | |
/// |---|---|---|
/// | 0 | 4 | kind, counted from 1 |
/// | 4 | 4 | array, in the order of declaration |
/// | 8 | 8 | cell of the array, counted in C order |
/// | 16 | 8 | length of the object, 0 if there is none |
/// | 24 | 4 | CRC-32C of the object, or of the array's document |
/// | 28 | 4 | CRC-32C of the 28 bytes before |
record JournalRecord(Kind kind, int array, long cell, long length, int sum) {
  static final int BYTES = 32;
  private static final int OWN_SUM_AT = 28;

  /// What happened.
  enum Kind {
    /// An array was declared; `length` and `sum` are those of what describes it.
    ARRAY,
    /// A cell is written, or known to be empty.
    CELL,
    /// All is there and nothing may go back; `cell` is the place of the [Publication].
    COMMIT
  }

  static JournalRecord commit(Publication publication) {
    return new JournalRecord(Kind.COMMIT, 0, publication.ordinal(), 0, 0);
  }

  Publication publication() {
    return Publication.values()[Math.toIntExact(cell)];
  }

  ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(kind.ordinal() + 1).putInt(array).putLong(cell).putLong(length).putInt(sum);
    return bytes.putInt(ownSum(bytes)).flip();
  }

  /// The record of 32 bytes; empty if they are damaged.
  static Optional<JournalRecord> of(ByteBuffer bytes) {
    int kind = bytes.getInt(0) - 1;
    if (bytes.getInt(OWN_SUM_AT) != ownSum(bytes) || kind < 0 || kind >= Kind.values().length) {
      return Optional.empty();
    }
    JournalRecord record =
        new JournalRecord(
            Kind.values()[kind],
            bytes.getInt(4),
            bytes.getLong(8),
            bytes.getLong(16),
            bytes.getInt(24));
    return Optional.of(record).filter(JournalRecord::isMeaningful);
  }

  private boolean isMeaningful() {
    return cell >= 0 && length >= 0 && (kind != Kind.COMMIT || cell < Publication.values().length);
  }

  private static int ownSum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), bytes.arrayOffset(), OWN_SUM_AT);
    return (int) sum.getValue();
  }
}
