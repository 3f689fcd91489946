package org.onsager.step;

import io.vavr.control.Option;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The file format of a state, big-endian, doubles as their 64 bits:
 *
 * <pre>{@code
 * "Onsager2" | fingerprint of the run | state | CRC-32C of all that, as a long
 * }</pre>
 *
 * <p>A file is looked at before any of it is believed: what it is, its version, its checksum.
 * {@link StateInput} then holds every length in it against the bytes that are left, so that no
 * file, however it came about, asks for more memory than a few times its size.
 */
final class StateFile {

  /** Seven letters and the version, a digit. */
  private static final long MAGIC = 0x4F6E736167657232L;

  private static final int VERSION_BITS = 8;

  private static final int CHUNK = 1 << 16;

  private StateFile() {}

  /**
   * Writes a draft beside the file, then renames it. The draft has one name, so that one that a
   * killed program left is overwritten by the next.
   */
  static void write(State state, Fingerprint run, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writeDraft(state, run, draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(draft);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw new IOException("The state cannot be saved in " + file + ": " + reason(e), e);
    }
  }

  private static void writeDraft(State state, Fingerprint run, Path draft) throws IOException {
    var checked =
        new CheckedOutputStream(
            new BufferedOutputStream(Files.newOutputStream(draft), CHUNK), new CRC32C());
    try (var out = new DataOutputStream(checked)) {
      out.writeLong(MAGIC);
      StateOutput.write(run, out);
      StateOutput.write(state, out);
      out.writeLong(checked.getChecksum().getValue());
    }
  }

  /** Reads a state; if a run is given, of that run only. */
  static State read(Path file, Option<Fingerprint> run) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "%s is no state to go on from: it is %s"
              .formatted(file, Files.isDirectory(file) ? "a folder" : "no regular file"));
    }
    try (FileChannel channel = FileChannel.open(file)) {
      requireWhole(channel);
      channel.position(Long.BYTES);
      var in = new StateInput(channel, channel.size() - 2 * Long.BYTES);
      Fingerprint theirs = in.fingerprint();
      Option<String> difference = run.flatMap(theirs::differenceFrom);
      if (difference.isDefined()) {
        throw new IOException("it is of another run, with " + difference.get());
      }
      return in.state();
    } catch (IOException e) {
      throw new IOException(file + " is no state to go on from: " + reason(e), e);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "%s is no state to go on from: its %d MB need more than the heap of %d MB, see -Xmx"
              .formatted(file, Files.size(file) >> 20, Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  /** Refuses all but whole files of this version. */
  private static void requireWhole(FileChannel channel) throws IOException {
    long size = channel.size();
    long magic = size < Long.BYTES ? 0 : longAt(0, channel);
    if (magic >>> VERSION_BITS != MAGIC >>> VERSION_BITS) {
      throw new IOException(size == 0 ? "it is empty" : "it is not a saved state");
    }
    if (magic != MAGIC) {
      throw new IOException(
          "its format has the version %d, and this program reads version %d, so start anew"
              .formatted(version(magic), version(MAGIC)));
    }
    long end = size - Long.BYTES;
    if (end < Long.BYTES || checksum(channel, end) != longAt(end, channel)) {
      throw new IOException("its checksum is wrong, so it is damaged or cut short");
    }
  }

  private static long version(long magic) {
    return (magic & 0xFF) - '0';
  }

  private static long checksum(FileChannel channel, long length) throws IOException {
    CRC32C checksum = new CRC32C();
    for (long from = 0; from < length; from += CHUNK) {
      checksum.update(bytes(from, (int) Math.min(length - from, CHUNK), channel));
    }
    return checksum.getValue();
  }

  private static long longAt(long position, FileChannel channel) throws IOException {
    return bytes(position, Long.BYTES, channel).getLong();
  }

  private static ByteBuffer bytes(long position, int count, FileChannel channel)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  /** The exceptions of the file system often carry a path alone, and the reason in their class. */
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
      default -> String.valueOf(e.getMessage());
    };
  }
}
