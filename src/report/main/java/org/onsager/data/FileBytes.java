package org.onsager.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked if it is a gz. */
final class FileBytes {

  private static final int BUFFER = 1 << 16;

  private FileBytes() {}

  /** Whether it is packed, whatever its name. */
  static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /** Opens a file. */
  static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return isPacked(file) ? new GZIPInputStream(in, BUFFER) : new BufferedInputStream(in, BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The first bytes, at most so many. */
  static byte[] head(Path file, int length) throws IOException {
    try (InputStream in = open(file)) {
      return in.readNBytes(length);
    }
  }
}
