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
}
