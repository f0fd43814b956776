package dev.swath.zarr.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// What is done, in the order in which it was done: a header, then [JournalRecord]s.
///
/// The header is `SWATHJNL`, the version and the length of the fingerprint (4 bytes each,
/// little-endian), the fingerprint in UTF-8, and the CRC-32C of all that. A record is appended when
/// what it tells of is durable; whatever follows the first damaged record was under way when a
/// process ended, and is cut off. A later record of a cell replaces an earlier one.
///
/// Appending is safe for any threads.
final class Journal implements AutoCloseable {
  private static final long MAGIC = 0x4c4e4a4854415753L;
  private static final int VERSION = 1;
  private static final int FIXED_BYTES = 16;
  private static final int SUM_BYTES = 4;
  private static final int LONGEST_FINGERPRINT = 1 << 16;
  private static final int RECORDS_AT_ONCE = 256;

  private final FileChannel channel;
  private final Disk disk;
  private final String fingerprint;
  private final long start;
  private long end;
  private boolean hasCells;
  private Optional<JournalRecord> commit = Optional.empty();

  private Journal(FileChannel channel, Disk disk, String fingerprint, long start) {
    this.channel = channel;
    this.disk = disk;
    this.fingerprint = fingerprint;
    this.start = start;
    this.end = start;
  }

  /// Begins a journal in place of any other.
  static Journal create(Path file, String fingerprint, Disk disk) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      ByteBuffer header = header(fingerprint);
      Journal journal = new Journal(channel, disk, fingerprint, header.remaining());
      disk.append(channel, header);
      disk.flush(channel);
      return journal;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static ByteBuffer header(String fingerprint) {
    byte[] text = fingerprint.getBytes(StandardCharsets.UTF_8);
    if (text.length > LONGEST_FINGERPRINT) {
      throw new IllegalArgumentException(
          "a fingerprint has at most 65536 bytes but got " + text.length);
    }
    ByteBuffer header = buffer(FIXED_BYTES + text.length + SUM_BYTES);
    header.putLong(MAGIC).putInt(VERSION).putInt(text.length).put(text);
    return header.putInt(sum(header.array(), header.position())).flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }

  /// Opens a journal and cuts off what is not whole.
  ///
  /// @return empty if there is none, or none with a whole header
  static Optional<Journal> open(Path file, Disk disk) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Optional<String> fingerprint = readHeader(channel);
      if (fingerprint.isEmpty()) {
        channel.close();
        return Optional.empty();
      }
      Journal journal =
          new Journal(channel, disk, fingerprint.get(), header(fingerprint.get()).remaining());
      journal.cutToWholeRecords();
      return Optional.of(journal);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<String> readHeader(FileChannel channel) throws IOException {
    ByteBuffer fixed = buffer(FIXED_BYTES);
    read(channel, fixed, 0);
    if (fixed.remaining() < FIXED_BYTES
        || fixed.getLong(0) != MAGIC
        || fixed.getInt(8) != VERSION
        || fixed.getInt(12) < 0
        || fixed.getInt(12) > LONGEST_FINGERPRINT) {
      return Optional.empty();
    }
    int text = fixed.getInt(12);
    ByteBuffer whole = buffer(FIXED_BYTES + text + SUM_BYTES);
    read(channel, whole, 0);
    boolean good =
        whole.remaining() == whole.capacity()
            && whole.getInt(FIXED_BYTES + text) == sum(whole.array(), FIXED_BYTES + text);
    return good
        ? Optional.of(new String(whole.array(), FIXED_BYTES, text, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// Fills a buffer from a position as far as the file reaches, and flips it.
  private static void read(FileChannel channel, ByteBuffer into, long position) throws IOException {
    int n = 0;
    while (into.hasRemaining() && n >= 0) {
      n = channel.read(into, position + into.position());
    }
    into.flip();
  }

  private void cutToWholeRecords() throws IOException {
    replay(Long.MAX_VALUE, this::count);
    if (channel.size() > end) {
      disk.truncate(channel, end);
    }
  }

  private void count(JournalRecord record) {
    end += JournalRecord.BYTES;
    switch (record.kind()) {
      case ARRAY -> {}
      case CELL -> hasCells = true;
      case COMMIT -> commit = Optional.of(record);
    }
  }

  /// Reads all records again.
  synchronized void replay(Consumer<JournalRecord> action) throws IOException {
    replay(end, action);
  }

  private void replay(long until, Consumer<JournalRecord> action) throws IOException {
    ByteBuffer page = buffer(RECORDS_AT_ONCE * JournalRecord.BYTES);
    for (long at = start; at < until; ) {
      page.clear().limit(Math.toIntExact(Math.min(page.capacity(), until - at)));
      read(channel, page, at);
      int whole = page.remaining() / JournalRecord.BYTES;
      for (int i = 0; i < whole; i++) {
        ByteBuffer bytes = buffer(JournalRecord.BYTES);
        bytes.put(0, page, i * JournalRecord.BYTES, JournalRecord.BYTES);
        Optional<JournalRecord> record = JournalRecord.of(bytes);
        if (record.isEmpty()) {
          return;
        }
        action.accept(record.get());
      }
      if (whole == 0) {
        return;
      }
      at += (long) whole * JournalRecord.BYTES;
    }
  }

  /// What identifies the request that began this journal.
  String fingerprint() {
    return fingerprint;
  }

  /// How the work is published, once nothing may go back.
  Optional<Publication> committed() {
    return commit.map(JournalRecord::publication);
  }

  /// Whether there is anything that would be lost with this journal.
  synchronized boolean hasCells() {
    return hasCells;
  }

  /// Appends a record, in place of one that was not written whole.
  synchronized void append(JournalRecord record) throws IOException {
    channel.position(end);
    disk.append(channel, record.bytes());
    end += JournalRecord.BYTES;
    hasCells |= record.kind() == JournalRecord.Kind.CELL;
  }

  /// Makes the decision to publish durable.
  synchronized void commit(Publication publication) throws IOException {
    JournalRecord record = JournalRecord.commit(publication);
    append(record);
    disk.flush(channel);
    commit = Optional.of(record);
  }

  synchronized void flush() throws IOException {
    disk.flush(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
