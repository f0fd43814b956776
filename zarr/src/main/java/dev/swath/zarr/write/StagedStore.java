package dev.swath.zarr.write;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.codec.Crc32c;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// Objects on their way into a store: in a hidden folder beside it until all are there.
///
/// An object is written under a temporary name, flushed to the device, given its key, and only then
/// taken down in the journal. So what the journal says is there, whenever the process ends; the
/// next run of the same request goes on from there. Publishing begins with one more record, behind
/// which every run, whatever it was started for, first finishes the publication.
///
/// Nothing is made on disk before the first object. Objects may come from any threads.
final class StagedStore implements AutoCloseable {
  private static final String NOT_RESUMABLE = "";

  private final StagedFolder folder;
  private final Publication publication;
  private final String fingerprint;
  private final boolean goesOn;
  private final Disk disk;
  private final List<StagedArray> arrays = new ArrayList<>();
  private final List<JournalRecord> declarations = new ArrayList<>();
  private final AtomicLong temporaries = new AtomicLong();
  private Optional<StoreLock> lock = Optional.empty();
  private Optional<Journal> journal = Optional.empty();
  private boolean begun;
  private boolean published;
  private boolean closed;

  private StagedStore(
      StagedFolder folder, Publication publication, String fingerprint, boolean goesOn, Disk disk) {
    this.folder = folder;
    this.publication = publication;
    this.fingerprint = fingerprint;
    this.goesOn = goesOn;
    this.disk = disk;
  }

  /// Opens the work for a store, after finishing what an earlier run began to publish.
  ///
  /// @param target the store's final place; it has a name, and its parent is there
  /// @param fingerprint of the request; empty if its work is not to be resumed
  static StagedStore open(
      Path target, Publication publication, Optional<String> fingerprint, Disk disk) {
    return open(
        new StagedStore(
            StagedFolder.of(target), publication, fingerprint.orElse(NOT_RESUMABLE), true, disk),
        target);
  }

  /// Opens the work for a store without that of earlier runs: what they left unpublished is
  /// removed with the first object. So is what this run wrote if it fails; only if its process is
  /// killed can another go on with it.
  static StagedStore anew(Path target, Publication publication, String fingerprint, Disk disk) {
    return open(
        new StagedStore(StagedFolder.of(target), publication, fingerprint, false, disk), target);
  }

  private static StagedStore open(StagedStore staged, Path target) {
    try {
      if (staged.folder.exists()) {
        staged.takeOver();
      }
      return staged;
    } catch (IOException e) {
      throw staged.release(staged.failure("its unfinished work cannot be opened", e));
    } catch (SwathException e) {
      throw staged.release(e.in(target.toString()));
    }
  }

  /// Removes what an earlier run left, or finishes what it had begun to publish.
  static void discard(Path target, Disk disk) {
    try (StagedStore staged = open(target, Publication.CREATE, Optional.empty(), disk)) {
      staged.discard();
    }
  }

  private void discard() {
    try {
      if (lock.isPresent()) {
        leave();
      }
    } catch (IOException e) {
      throw failure("its unfinished work cannot be removed", e);
    }
  }

  private <E extends RuntimeException> E release(E failure) {
    try {
      closeFiles();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void takeOver() throws IOException {
    lock = Optional.of(StoreLock.take(folder.lock(), disk));
    Optional<Journal> found = Journal.open(folder.journal(), disk);
    if (found.isEmpty()) {
      refuseLostStore();
      return;
    }
    journal = found;
    boolean ours = isResumable() && found.get().fingerprint().equals(fingerprint);
    if (found.get().committed().isPresent()) {
      new Publisher(folder, disk).finish(found.get().committed().get());
      published = ours;
      if (!ours) {
        leave();
      }
    } else if (!ours) {
      refuseOtherWork(found.get());
      found.get().close();
      journal = Optional.empty();
    }
  }

  private void refuseLostStore() {
    if (Files.exists(folder.old())) {
      throw new ConflictException(
          "has no journal that says what became of its former content in " + folder.old(),
          "move that back or remove it");
    }
  }

  private void refuseOtherWork(Journal other) {
    if (isResumable() && other.hasCells() && !other.fingerprint().equals(NOT_RESUMABLE)) {
      throw new ConflictException(
          "has unfinished work of another request, or of inputs that have changed since",
          "resume with that request, or start anew without --resume");
    }
  }

  /// Whether this run goes on with earlier work, and leaves its own if it fails.
  private boolean isResumable() {
    return goesOn && !fingerprint.equals(NOT_RESUMABLE);
  }

  /// Whether an earlier run had it all, so that there is nothing left to do.
  boolean isPublished() {
    return published;
  }

  /// Declares the next array.
  ///
  /// @param description all that its objects depend on beside the pixels
  /// @param keys from the place of a cell to the key of its object
  synchronized StagedArray declare(String description, LongFunction<String> keys) {
    int number = arrays.size();
    byte[] text = description.getBytes(StandardCharsets.UTF_8);
    JournalRecord declaration =
        new JournalRecord(
            JournalRecord.Kind.ARRAY,
            number,
            0,
            text.length,
            Crc32c.of(MemorySegment.ofArray(text)));
    StagedArray array = new StagedArray(this, number, keys);
    try {
      if (journal.isPresent() && !published) {
        new Resumption(folder, journal.get()).restore(array, declaration);
      }
    } catch (IOException e) {
      throw failure("its journal cannot be used", e);
    }
    declarations.add(declaration);
    arrays.add(array);
    return array;
  }

  private synchronized void begin() throws IOException {
    if (begun) {
      return;
    }
    if (lock.isEmpty()) {
      lock = Optional.of(StoreLock.take(folder.lock(), disk));
      if (Files.exists(folder.journal())) {
        throw new ConflictException("was written by somebody else meanwhile", "run again");
      }
    }
    if (journal.isEmpty()) {
      folder.clear(disk);
      disk.makeFolders(folder.store());
      disk.makeFolders(folder.fresh());
      Journal started = Journal.create(folder.journal(), fingerprint, disk);
      journal = Optional.of(started);
      for (JournalRecord declaration : declarations) {
        started.append(declaration);
      }
    } else {
      FileTree.delete(folder.fresh(), disk);
      disk.makeFolders(folder.fresh());
    }
    begun = true;
  }

  /// Writes the object of a cell and takes it down.
  void put(StagedArray array, long cell, MemorySegment bytes) {
    String key = array.key(cell);
    try {
      begin();
      if (bytes.byteSize() > 0) {
        write(key, bytes);
      } else {
        disk.delete(folder.store().resolve(key));
      }
      journal
          .orElseThrow()
          .append(
              new JournalRecord(
                  JournalRecord.Kind.CELL,
                  array.number(),
                  cell,
                  bytes.byteSize(),
                  Crc32c.of(bytes)));
    } catch (IOException e) {
      throw failure(key + " of " + bytes.byteSize() + " bytes cannot be written", e);
    } catch (SwathException e) {
      throw e.in(folder.target().toString());
    }
  }

  /// Writes an object that is made anew by every run.
  void put(String key, MemorySegment bytes) {
    try {
      begin();
      write(key, bytes);
    } catch (IOException e) {
      throw failure(key + " of " + bytes.byteSize() + " bytes cannot be written", e);
    } catch (SwathException e) {
      throw e.in(folder.target().toString());
    }
  }

  private void write(String key, MemorySegment bytes) throws IOException {
    Path temporary = folder.fresh().resolve(Long.toString(temporaries.getAndIncrement()));
    Path object = folder.store().resolve(key);
    try {
      disk.write(temporary, bytes);
    } catch (IOException e) {
      disk.delete(temporary);
      throw e;
    }
    try {
      disk.rename(temporary, object);
    } catch (NoSuchFileException _) {
      disk.makeFolders(object.getParent());
      disk.rename(temporary, object);
    }
  }

  /// Makes all durable and moves it to its final place.
  ///
  /// @param removals keys of objects of the store that are no more
  void publish(List<String> removals) {
    try {
      begin();
      Journal done = journal.orElseThrow();
      refuseExisting();
      if (!removals.isEmpty()) {
        byte[] lines = String.join("\n", removals).getBytes(StandardCharsets.UTF_8);
        disk.write(folder.removals(), MemorySegment.ofArray(lines));
      }
      FileTree.flush(folder.store(), disk);
      disk.flushFolder(folder.root());
      done.commit(publication);
      new Publisher(folder, disk).finish(publication);
      published = true;
      leave();
    } catch (IOException e) {
      throw failure("cannot be completed", e);
    } catch (SwathException e) {
      throw e.in(folder.target().toString());
    }
  }

  private void refuseExisting() {
    if (publication == Publication.CREATE && Files.exists(folder.target())) {
      throw new ConflictException(
          "was created by somebody else meanwhile", "choose another name or pass --overwrite");
    }
  }

  private StorageException failure(String what, IOException e) {
    String again = isResumable() ? "then go on with --resume" : "then run again";
    return (StorageException)
        new StorageException(
                what + " (" + e.getMessage() + ")", "free space or fix the storage, " + again, e)
            .in(folder.target().toString());
  }

  /// Removes the hidden folder and gives back the lock.
  private void leave() throws IOException {
    if (journal.isPresent()) {
      journal.get().close();
      journal = Optional.empty();
    }
    folder.remove(disk);
    closeFiles();
  }

  private void releaseFiles() {
    try {
      closeFiles();
    } catch (IOException e) {
      throw failure("its unfinished work cannot be closed", e);
    }
  }

  private void closeFiles() throws IOException {
    try {
      if (journal.isPresent()) {
        journal.get().close();
      }
    } finally {
      if (lock.isPresent()) {
        lock.get().close();
      }
      lock = Optional.empty();
    }
  }

  /// Keeps what can be resumed and removes what can not.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (published && lock.isPresent()) {
        leave();
      } else if (begun && lock.isPresent() && !isWorthKeeping()) {
        leave();
      }
    } catch (IOException e) {
      throw failure("its unfinished work in " + folder.root() + " cannot be removed", e);
    } finally {
      releaseFiles();
    }
  }

  private boolean isWorthKeeping() {
    boolean decided = journal.flatMap(Journal::committed).isPresent();
    return decided || (isResumable() && journal.map(Journal::hasCells).orElse(false));
  }
}
