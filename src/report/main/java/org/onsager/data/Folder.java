package org.onsager.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A folder for results, tried before the work for them begins. */
public final class Folder {

  /** More than an empty file takes, which a full disk still holds. */
  private static final int PROBE = 1 << 16;

  private Folder() {}

  /**
   * Makes sure that files can be written: creates the folder, writes a file of 64 kilobytes into it
   * and removes it again.
   *
   * @param folder where results shall go
   * @return the folder
   * @throws UncheckedIOException if there is a file in its place, no permission, or no space; the
   *     message is a sentence
   */
  public static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, "probe", ".part");
      try {
        Files.write(probe, new byte[PROBE]);
      } finally {
        Files.deleteIfExists(probe);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write into the folder " + folder + ": " + reason(e), e);
    }
  }

  /**
   * Why a file could not be read or written, in words: the exceptions of the file system often
   * carry a path alone, and the reason in their class.
   *
   * @param e the exception
   * @return half a sentence
   */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      default ->
          e.getCause() instanceof IOException cause
              ? reason(cause)
              : String.valueOf(e.getMessage());
    };
  }

  /** Reads or writes, and may fail. */
  @FunctionalInterface
  interface Access<T> {
    T get() throws IOException;
  }

  /** What a file holds; where it cannot be read, a sentence. */
  static <T> T reading(Path file, Access<T> access) {
    try {
      return access.get();
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("cannot read " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + reason(e), e);
    }
  }

  /** Writes a file, whose folder is created; where that cannot be done, a sentence. */
  static void writing(Path file, Output output) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      output.write();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
    }
  }

  /** Writes, and may fail. */
  @FunctionalInterface
  interface Output {
    void write() throws IOException;
  }
}
